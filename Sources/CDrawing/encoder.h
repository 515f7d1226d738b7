// Writes pictures as JPEGs: baseline, 4:2:0 (ITU-T T.81; JFIF 1.02).
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A file in memory; its room is kept from one picture to the next.
struct file {
  uint8_t *bytes;
  size_t count, capacity;
};

/// Writes pixels of 32 bits (blue in the lowest byte, then green and red) at a quality from 1 to 100, as libjpeg counts it.
/// Returns whether there was memory for it.
bool encode_jpeg(const uint32_t *pixels, size_t width, size_t height, int quality, struct file *file);
