// Writes a picture as a JPEG: baseline, 4:2:0 (ITU-T T.81; JFIF 1.02). See encoder.c.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// Room for a file, which grows.
struct encoded {
  uint8_t *bytes;
  size_t count, capacity;
};

/// Writes pixels of 32 bits (blue in the lowest byte, then green, red) at a quality from 1 to 100, as libjpeg counts it.
/// Returns 0 when there is no memory.
int encode_jpeg(const uint32_t *pixels, size_t width, size_t height, int quality, struct encoded *file);
