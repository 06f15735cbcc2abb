"""What the first bytes of a file tell about the image in it."""

import struct


def dimensions(data):
    """{"format", "width", "height"}, or None for anything but PNG, GIF, JPEG and WebP."""
    for name, read in READERS.items():
        try:
            size = read(data)
        except (struct.error, IndexError):
            size = None  # cut off too early
        if size:
            return {"format": name, "width": size[0], "height": size[1]}
    return None


def png(data):
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return struct.unpack_from(">II", data, 16)


def gif(data):
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return struct.unpack_from("<HH", data, 6)


def jpeg(data):
    if data[:2] != b"\xff\xd8":
        return None
    at = 2
    while data[at] == 0xFF:
        marker, length = data[at + 1], struct.unpack_from(">H", data, at + 2)[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # the frame; the others are tables
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 2 + length
    return None


def webp(data):
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        return None
    if data[12:16] == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    if data[12:16] == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if data[12:16] == b"VP8X":
        return tuple(int.from_bytes(data[at : at + 3], "little") + 1 for at in (24, 27))
    return None


READERS = {"png": png, "gif": gif, "jpeg": jpeg, "webp": webp}
