/** The image with no side longer than `size`. A smaller one stays as it is. */
export function shrink(image, size) {
  const factor = Math.max(image.width, image.height) / size;
  if (factor <= 1) return image;

  const width = Math.max(1, Math.round(image.width / factor));
  const height = Math.max(1, Math.round(image.height / factor));
  const pixels = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    const rows = span(y, height, image.height);
    for (let x = 0; x < width; x += 1) {
      average(image, span(x, width, image.width), rows, pixels, (y * width + x) * 4);
    }
  }
  return { width, height, pixels };
}

/** The pixels of the large image that the `i`th of the small one stands for. */
function span(i, small, large) {
  return [Math.floor((i * large) / small), Math.floor(((i + 1) * large) / small)];
}

/** Writes the mean colour of an area. A pixel counts as much as it can be seen. */
function average(image, [left, right], [top, bottom], pixels, to) {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (let y = top; y < bottom; y += 1) {
    for (let x = left, at = (y * image.width + left) * 4; x < right; x += 1, at += 4) {
      const weight = image.pixels[at + 3];
      red += image.pixels[at] * weight;
      green += image.pixels[at + 1] * weight;
      blue += image.pixels[at + 2] * weight;
      alpha += weight;
    }
  }
  if (alpha === 0) return;
  pixels[to] = Math.round(red / alpha);
  pixels[to + 1] = Math.round(green / alpha);
  pixels[to + 2] = Math.round(blue / alpha);
  pixels[to + 3] = Math.round(alpha / ((right - left) * (bottom - top)));
}
