"""The formats by their first bytes. Run: python3 -m unittest discover tests"""

import pathlib
import struct
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "functions" / "describe"))

from image import dimensions  # noqa: E402


class Dimensions(unittest.TestCase):
    def test_each_format_is_recognised(self):
        exif = b"\xff\xe1" + struct.pack(">H", 4) + b"xx"
        samples = {
            "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 640, 480),
            "gif": b"GIF89a" + struct.pack("<HH", 640, 480),
            "jpeg": b"\xff\xd8" + exif + b"\xff\xc0" + struct.pack(">HBHH", 17, 8, 480, 640),
            "webp": b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 8 + (639).to_bytes(3, "little") + (479).to_bytes(3, "little"),
        }
        for name, data in samples.items():
            with self.subTest(name):
                self.assertEqual(dimensions(data), {"format": name, "width": 640, "height": 480})

    def test_anything_else_is_not_an_image(self):
        for data in (b"", b"hello", b"\xff\xd8", b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBPVP8 "):
            with self.subTest(data):
                self.assertIsNone(dimensions(data))


if __name__ == "__main__":
    unittest.main()
