// Property lists in XML, the form of TextMate's own files.

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function element(value, indent) {
  const inner = `${indent}\t`;
  if (typeof value === "string") return `${indent}<string>${escaped(value)}</string>\n`;
  if (typeof value === "boolean") return `${indent}<${value}/>\n`;
  if (Array.isArray(value)) {
    return `${indent}<array>\n${value.map((entry) => element(entry, inner)).join("")}${indent}</array>\n`;
  }
  const entries = Object.entries(value).map(
    ([key, entry]) => `${inner}<key>${escaped(key)}</key>\n${element(entry, inner)}`,
  );
  return `${indent}<dict>\n${entries.join("")}${indent}</dict>\n`;
}

/** A document of texts, truth values, lists and objects. */
export function plist(value) {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n',
    '<plist version="1.0">\n',
    element(value, ""),
    "</plist>\n",
  ].join("");
}
