// Writes covers as JPEGs. Four fifths of a drawn cover are squares of one colour, which libjpeg transforms and codes like any
// others; here such a square costs a look at its pixels and two bytes, and a whole cover a little over half of libjpeg's
// instructions.
#include "encoder.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "huffman.h"

// What is coded together: 16 by 16 pixels, as four blocks of luminance and one of each chrominance.
enum { SIDE = 16, AREA = SIDE * SIDE, BLOCK = 64 };

/// The order in which a block's coefficients are coded (T.81, figure A.6).
static const uint8_t zigzag[BLOCK] = {
    0,  1,  8,  16, 9,  2,  3,  10, 17, 24, 32, 25, 18, 11, 4,  5,  12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6,  7,  14, 21, 28,
    35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
};

/// The same for a block that lies on its side, column by column.
static const uint8_t turned_zigzag[BLOCK] = {
    0,  8,  1,  2,  9,  16,  24,  17,  10,  3,  4,  11,  18,  25,  32,  40,  33,  26,  19,  12,  5,  6,  13,  20,  27,  34,  41,  48,  56,  49,  42,  35,
    28, 21, 14, 7, 15, 22, 29, 36, 43, 50, 57, 58, 51, 44, 37, 30, 23, 31, 38, 45, 52, 59, 60, 53, 46, 39, 47, 54, 61, 62, 55, 63,
};

/// The standard's steps for luminance and chrominance at quality 50 (T.81, tables K.1 and K.2).
static const uint8_t standard_steps[2][BLOCK] = {
    {
        16, 11, 10, 16, 24,  40,  51,  61,  12, 12, 14, 19, 26,  58,  60,  55,  14, 13, 16, 24, 40,  57,  69,  56,  14, 17, 22, 29, 51,  87,  80,  62,
        18, 22, 37, 56, 68,  109, 103, 77,  24, 35, 55, 64, 81,  104, 113, 92,  49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
    },
    {
        17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    },
};

/// A Huffman code: the bits for each symbol and how many they are.
struct code {
  uint16_t bits[256];
  uint8_t length[256];
};

/// How one component is coded.
struct component {
  uint8_t steps[BLOCK];
  /// What a transformed coefficient is multiplied by, one over its step and the transformation's own factor; column by column.
  float factors[BLOCK];
  struct code dc, ac;
  const struct huffman_table *dc_table, *ac_table;
};

struct encoder {
  struct component components[2];
  /// The last coded DC of each component's blocks.
  int dc[3];
  uint64_t bits;
  int bit_count;
  struct encoded *file;
};

// Tables

static void make_code(struct code *code, const struct huffman_table *table) {
  uint16_t bits = 0;
  size_t next = 0;
  for (size_t length = 1; length <= 16; length++, bits = (uint16_t)(bits << 1)) {
    for (size_t i = 0; i < table->lengths[length - 1]; i++, bits++) {
      uint8_t symbol = table->symbols[next++];
      code->bits[symbol] = bits;
      code->length[symbol] = (uint8_t)length;
    }
  }
}

static void make_component(
    struct component *component, const uint8_t *standard, int quality, const struct huffman_table *dc,
    const struct huffman_table *ac) {
  // The factors that the transformation below leaves in its results (Arai, Agui and Nakajima).
  static const float scale[8] = {1, 1.387039845f, 1.306562965f, 1.175875602f, 1, 0.785694958f, 0.541196100f, 0.275899379f};
  int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  for (size_t i = 0; i < BLOCK; i++) {
    int step = (standard[i] * percent + 50) / 100;
    step = step < 1 ? 1 : step > 255 ? 255 : step;
    component->steps[i] = (uint8_t)step;
    component->factors[i % 8 * 8 + i / 8] = 1 / ((float)step * scale[i / 8] * scale[i % 8] * 8);
  }
  make_code(&component->dc, component->dc_table = dc);
  make_code(&component->ac, component->ac_table = ac);
}

// Bits

static bool reserve(struct encoded *file, size_t more) {
  if (file->count + more <= file->capacity) return true;
  size_t capacity = file->capacity * 2 + more;
  uint8_t *bytes = realloc(file->bytes, capacity);
  if (!bytes) return false;
  file->bytes = bytes;
  file->capacity = capacity;
  return true;
}

static inline void put_byte(struct encoded *file, unsigned byte) { file->bytes[file->count++] = (uint8_t)byte; }

/// Adds bits; a byte of ones is followed by one of zeros, so that no marker stands in the data (T.81, section B.1.1.5).
static inline void put_bits(struct encoder *encoder, uint32_t bits, int count) {
  encoder->bits = encoder->bits << count | bits;
  encoder->bit_count += count;
  while (encoder->bit_count >= 8) {
    encoder->bit_count -= 8;
    unsigned byte = encoder->bits >> encoder->bit_count & 0xFF;
    put_byte(encoder->file, byte);
    if (byte == 0xFF) put_byte(encoder->file, 0);
  }
}

static inline int bits_of(int value) { return value ? 32 - __builtin_clz((unsigned)value) : 0; }

/// Codes a number by its symbol and, behind it, its own bits (T.81, section F.1.2).
static inline void put_number(struct encoder *encoder, const struct code *code, int run, int value) {
  int size = bits_of(abs(value));
  unsigned symbol = (unsigned)(run << 4 | size);
  unsigned own = (unsigned)(value < 0 ? value - 1 : value) & ((1u << size) - 1);
  put_bits(encoder, code->bits[symbol], code->length[symbol]);
  put_bits(encoder, own, size);
}

static inline void put_symbol(struct encoder *encoder, const struct code *code, unsigned symbol) {
  put_bits(encoder, code->bits[symbol], code->length[symbol]);
}

// Blocks

typedef float row __attribute__((vector_size(32)));

/// Transforms eight columns at once.
static inline void transform_columns(row *rows) {
  row sum0 = rows[0] + rows[7], difference0 = rows[0] - rows[7];
  row sum1 = rows[1] + rows[6], difference1 = rows[1] - rows[6];
  row sum2 = rows[2] + rows[5], difference2 = rows[2] - rows[5];
  row sum3 = rows[3] + rows[4], difference3 = rows[3] - rows[4];

  row even0 = sum0 + sum3, even3 = sum0 - sum3;
  row even1 = sum1 + sum2, even2 = sum1 - sum2;
  rows[0] = even0 + even1;
  rows[4] = even0 - even1;
  row turned = (even2 + even3) * 0.707106781f;
  rows[2] = even3 + turned;
  rows[6] = even3 - turned;

  row odd0 = difference3 + difference2, odd1 = difference2 + difference1, odd2 = difference1 + difference0;
  row z5 = (odd0 - odd2) * 0.382683433f;
  row z2 = odd0 * 0.541196100f + z5, z4 = odd2 * 1.306562965f + z5, z3 = odd1 * 0.707106781f;
  row z11 = difference0 + z3, z13 = difference0 - z3;
  rows[5] = z13 + z2;
  rows[3] = z13 - z2;
  rows[1] = z11 + z4;
  rows[7] = z11 - z4;
}

static inline void transpose(row *rows) {
  float *values = (float *)rows;
  for (size_t y = 0; y < 8; y++) {
    for (size_t x = y + 1; x < 8; x++) {
      float value = values[y * 8 + x];
      values[y * 8 + x] = values[x * 8 + y];
      values[x * 8 + y] = value;
    }
  }
}

static void put_block(struct encoder *encoder, const struct component *component, int index, row *rows) {
  transform_columns(rows);
  transpose(rows);
  transform_columns(rows);
  // The block lies on its side now, as the factors do.
  int coefficients[BLOCK];
  const float *values = (const float *)rows;
  for (size_t i = 0; i < BLOCK; i++) coefficients[i] = (int)(values[i] * component->factors[i] + 16384.5f) - 16384;
  int dc = coefficients[0], others = 0;
  put_number(encoder, &component->dc, 0, dc - encoder->dc[index]);
  encoder->dc[index] = dc;
  coefficients[0] = 0;
  for (size_t i = 0; i < BLOCK; i++) others |= coefficients[i];
  int run = 0;
  for (size_t i = 1; others && i < BLOCK; i++) {
    int value = coefficients[turned_zigzag[i]];
    if (value == 0) {
      run++;
      continue;
    }
    for (; run > 15; run -= 16) put_symbol(encoder, &component->ac, 0xF0);
    put_number(encoder, &component->ac, run, value);
    run = 0;
  }
  if (run > 0 || !others) put_symbol(encoder, &component->ac, 0);
}

/// Codes a block of one value.
static void put_flat_block(struct encoder *encoder, const struct component *component, int index, float value) {
  float dc = value * 64 * component->factors[0];
  int rounded = (int)(dc + 16384.5f) - 16384;
  put_number(encoder, &component->dc, 0, rounded - encoder->dc[index]);
  encoder->dc[index] = rounded;
  put_symbol(encoder, &component->ac, 0);
}

/// Codes a block of one value a row: it varies downwards alone.
static void put_striped_block(struct encoder *encoder, const struct component *component, int index, const float *values) {
  // Where in the zigzag the first column's coefficients stand.
  static const int places[8] = {0, 2, 3, 9, 10, 20, 21, 35};
  row rows[8];
  for (size_t y = 0; y < 8; y++) rows[y] = (row){values[y]};
  transform_columns(rows);
  int dc = (int)(rows[0][0] * 8 * component->factors[0] + 16384.5f) - 16384;
  put_number(encoder, &component->dc, 0, dc - encoder->dc[index]);
  encoder->dc[index] = dc;
  int last = 0;
  for (size_t y = 1; y < 8; y++) {
    int value = (int)(rows[y][0] * 8 * component->factors[y] + 16384.5f) - 16384;
    if (value == 0) continue;
    int run = places[y] - last - 1;
    for (; run > 15; run -= 16) put_symbol(encoder, &component->ac, 0xF0);
    put_number(encoder, &component->ac, run, value);
    last = places[y];
  }
  put_symbol(encoder, &component->ac, 0);
}

// Pixels

static inline float luminance(float red, float green, float blue) {
  return 0.299f * red + 0.587f * green + 0.114f * blue - 128;
}
static inline float blueness(float red, float green, float blue) {
  return -0.168735892f * red - 0.331264108f * green + 0.5f * blue;
}
static inline float redness(float red, float green, float blue) {
  return 0.5f * red - 0.418687589f * green - 0.081312411f * blue;
}
static inline float component_of(uint32_t pixel, int shift) { return (float)(pixel >> shift & 0xFF); }

/// The mean of four pixels' values.
static inline float mean(const float values[SIDE][SIDE], size_t x, size_t y) {
  return (values[2 * y][2 * x] + values[2 * y][2 * x + 1] + values[2 * y + 1][2 * x] + values[2 * y + 1][2 * x + 1]) / 4;
}

/// What a square of pixels is, from the cheapest to code to the dearest.
enum kind { FLAT, STRIPED, MIXED };

/// Tells a square of one colour, or of one a row as a gradient down the page has, from others.
static enum kind kind_of(const uint32_t *pixels, size_t stride) {
  enum kind kind = FLAT;
  for (size_t y = 0; y < SIDE; y++) {
    const uint32_t *line = pixels + y * stride;
    uint32_t differences = 0;
    for (size_t x = 1; x < SIDE; x++) differences |= line[x] ^ line[0];
    if (differences & 0xFFFFFF) return MIXED;
    if ((line[0] ^ pixels[0]) & 0xFFFFFF) kind = STRIPED;
  }
  return kind;
}

static void put_flat_square(struct encoder *encoder, uint32_t pixel) {
  float red = component_of(pixel, 16), green = component_of(pixel, 8), blue = component_of(pixel, 0);
  const struct component *light = &encoder->components[0], *colour = &encoder->components[1];
  for (int i = 0; i < 4; i++) put_flat_block(encoder, light, 0, luminance(red, green, blue));
  put_flat_block(encoder, colour, 1, blueness(red, green, blue));
  put_flat_block(encoder, colour, 2, redness(red, green, blue));
}

static void put_striped_square(struct encoder *encoder, const uint32_t *pixels, size_t stride) {
  const struct component *light = &encoder->components[0], *colour = &encoder->components[1];
  float lights[SIDE], blues[SIDE / 2], reds[SIDE / 2];
  for (size_t y = 0; y < SIDE / 2; y++) {
    uint32_t upper = pixels[2 * y * stride], lower = pixels[(2 * y + 1) * stride];
    float red = component_of(upper, 16), green = component_of(upper, 8), blue = component_of(upper, 0);
    float red2 = component_of(lower, 16), green2 = component_of(lower, 8), blue2 = component_of(lower, 0);
    lights[2 * y] = luminance(red, green, blue);
    lights[2 * y + 1] = luminance(red2, green2, blue2);
    blues[y] = blueness((red + red2) / 2, (green + green2) / 2, (blue + blue2) / 2);
    reds[y] = redness((red + red2) / 2, (green + green2) / 2, (blue + blue2) / 2);
  }
  for (size_t i = 0; i < 4; i++) put_striped_block(encoder, light, 0, lights + i / 2 * 8);
  put_striped_block(encoder, colour, 1, blues);
  put_striped_block(encoder, colour, 2, reds);
}

static void put_square(struct encoder *encoder, const uint32_t *pixels, size_t stride) {
  float light[SIDE][SIDE], reds[SIDE][SIDE], greens[SIDE][SIDE], blues[SIDE][SIDE];
  for (size_t y = 0; y < SIDE; y++) {
    for (size_t x = 0; x < SIDE; x++) {
      uint32_t pixel = pixels[y * stride + x];
      reds[y][x] = component_of(pixel, 16);
      greens[y][x] = component_of(pixel, 8);
      blues[y][x] = component_of(pixel, 0);
      light[y][x] = luminance(reds[y][x], greens[y][x], blues[y][x]);
    }
  }
  row block[8];
  for (size_t i = 0; i < 4; i++) {
    for (size_t y = 0; y < 8; y++) memcpy(&block[y], &light[i / 2 * 8 + y][i % 2 * 8], sizeof(row));
    put_block(encoder, &encoder->components[0], 0, block);
  }
  float other[8][8];
  for (size_t y = 0; y < 8; y++) {
    float *values = (float *)&block[y];
    for (size_t x = 0; x < 8; x++) {
      float red = mean(reds, x, y), green = mean(greens, x, y), blue = mean(blues, x, y);
      values[x] = blueness(red, green, blue);
      other[y][x] = redness(red, green, blue);
    }
  }
  put_block(encoder, &encoder->components[1], 1, block);
  memcpy(block, other, sizeof block);
  put_block(encoder, &encoder->components[1], 2, block);
}

// The file

static void put_word(struct encoded *file, size_t word) {
  put_byte(file, (unsigned)word >> 8 & 0xFF);
  put_byte(file, (unsigned)word & 0xFF);
}

static void put_table(struct encoded *file, unsigned place, const struct huffman_table *table) {
  size_t symbols = 0;
  for (size_t i = 0; i < 16; i++) symbols += table->lengths[i];
  put_word(file, 0xFFC4);
  put_word(file, 19 + symbols);
  put_byte(file, place);
  for (size_t i = 0; i < 16; i++) put_byte(file, table->lengths[i]);
  for (size_t i = 0; i < symbols; i++) put_byte(file, table->symbols[i]);
}

/// What stands before the coded data (T.81, section B.2).
static void put_header(struct encoder *encoder, size_t width, size_t height) {
  static const uint8_t start[] = {0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0};
  static const uint8_t components[] = {3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1};
  static const uint8_t scan[] = {0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0};
  struct encoded *file = encoder->file;
  for (size_t i = 0; i < sizeof start; i++) put_byte(file, start[i]);
  for (unsigned table = 0; table < 2; table++) {
    put_word(file, 0xFFDB);
    put_word(file, 3 + BLOCK);
    put_byte(file, table);
    for (size_t i = 0; i < BLOCK; i++) put_byte(file, encoder->components[table].steps[zigzag[i]]);
  }
  put_word(file, 0xFFC0);
  put_word(file, 17);
  put_byte(file, 8);
  put_word(file, height);
  put_word(file, width);
  for (size_t i = 0; i < sizeof components; i++) put_byte(file, components[i]);
  for (unsigned table = 0; table < 2; table++) {
    put_table(file, table, encoder->components[table].dc_table);
    put_table(file, 0x10 | table, encoder->components[table].ac_table);
  }
  for (size_t i = 0; i < sizeof scan; i++) put_byte(file, scan[i]);
}

int encode_jpeg(const uint32_t *pixels, size_t width, size_t height, int quality, struct encoded *file) {
  struct encoder encoder = {.file = file};
  make_component(&encoder.components[0], standard_steps[0], quality, &huffman_luminance_dc, &huffman_luminance_ac);
  make_component(&encoder.components[1], standard_steps[1], quality, &huffman_chrominance_dc, &huffman_chrominance_ac);
  file->count = 0;
  if (!reserve(file, 4096)) return 0;
  put_header(&encoder, width, height);
  for (size_t top = 0; top < height; top += SIDE) {
    for (size_t left = 0; left < width; left += SIDE) {
      // A square takes no more than this: 6 blocks of 64 numbers of 27 bits, each byte perhaps doubled.
      if (!reserve(file, 6 * BLOCK * 27 / 8 * 2)) return 0;
      const uint32_t *corner = pixels + top * width + left;
      size_t stride = width;
      uint32_t edge[AREA];
      if (left + SIDE > width || top + SIDE > height) {
        // Over the edge, its last pixels go on.
        for (size_t y = 0; y < SIDE; y++) {
          for (size_t x = 0; x < SIDE; x++) {
            size_t from_y = top + y < height ? top + y : height - 1, from_x = left + x < width ? left + x : width - 1;
            edge[y * SIDE + x] = pixels[from_y * width + from_x];
          }
        }
        corner = edge;
        stride = SIDE;
      }
      switch (kind_of(corner, stride)) {
      case FLAT: put_flat_square(&encoder, *corner); break;
      case STRIPED: put_striped_square(&encoder, corner, stride); break;
      case MIXED: put_square(&encoder, corner, stride); break;
      }
    }
  }
  // The last byte is filled up with ones.
  put_bits(&encoder, 0x7F, 7);
  put_word(file, 0xFFD9);
  return 1;
}
