// Seven in ten squares of a drawn cover are of one colour. libjpeg converts, transforms and codes each as it would a piece of a
// photograph; here such a square is a look at its pixels and a few bits. The others are worked on eight numbers at a time.
#include "encoder.h"

#include <stdlib.h>
#include <string.h>

#include "huffman.h"

enum {
  /// The numbers of a block, and how many make one of its rows.
  BLOCK = 64,
  ROW = 8,
  /// What is coded together: a square of pixels, as four blocks of luminance and one of each chrominance.
  SIDE = 16,
  /// A square takes no more bytes: six blocks of numbers of up to 27 bits, each byte perhaps with another behind it.
  SQUARE_BYTES = 6 * BLOCK * 27 / 8 * 2,
  /// And what stands before the first square no more than these.
  HEADER_BYTES = 2048,
};

// Eight numbers in a row, and eight pixels.
typedef float row __attribute__((vector_size(32)));
typedef int32_t whole_row __attribute__((vector_size(32)));
typedef int16_t short_row __attribute__((vector_size(16)));
typedef uint32_t pixel_row __attribute__((vector_size(32)));
typedef bool row_of_flags __attribute__((ext_vector_type(8)));

/// Where a block's coefficients stand in the order of coding (T.81, figure A.6), column by column: blocks lie on their side
/// once they are transformed.
static const uint8_t places[BLOCK] = {
    0, 2, 3, 9, 10, 20, 21, 35, 1, 4, 8, 11, 19, 22, 34, 36,
    5, 7, 12, 18, 23, 33, 37, 48, 6, 13, 17, 24, 32, 38, 47, 49,
    14, 16, 25, 31, 39, 46, 50, 57, 15, 26, 30, 40, 45, 51, 56, 58,
    27, 29, 41, 44, 52, 55, 59, 62, 28, 42, 43, 53, 54, 60, 61, 63,
};

/// Which coefficient stands at each of these places.
static const uint8_t order[BLOCK] = {
    0, 8, 1, 2, 9, 16, 24, 17, 10, 3, 4, 11, 18, 25, 32, 40,
    33, 26, 19, 12, 5, 6, 13, 20, 27, 34, 41, 48, 56, 49, 42, 35,
    28, 21, 14, 7, 15, 22, 29, 36, 43, 50, 57, 58, 51, 44, 37, 30,
    23, 31, 38, 45, 52, 59, 60, 53, 46, 39, 47, 54, 61, 62, 55, 63,
};

/// The standard's steps for luminance and chrominance at quality 50 (T.81, tables K.1 and K.2), in the order of coding.
static const uint8_t standard_steps[2][BLOCK] = {
    {
        16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40,
        26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51, 61, 60, 57, 51,
        56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87,
        95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99,
    },
    {
        17, 18, 18, 24, 21, 24, 47, 26, 26, 47, 99, 66, 56, 66, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    },
};

/// The bits that stand for a symbol, and how many they are.
struct code {
  uint16_t bits, length;
};

/// How luminance or chrominance is coded.
struct coding {
  uint8_t steps[BLOCK];
  /// One over each coefficient's step and over what its transformation is too large by, column by column.
  row factors[ROW];
  struct code dc[256], ac[256];
};

/// Where bits are written.
struct bits {
  uint8_t *next;
  /// Those that are not written yet, at the lower end, and how many they are.
  uint64_t waiting;
  int count;
};

struct encoder {
  struct coding luminance, chrominance;
  // The DC last coded of luminance and of the two chrominances.
  int y_dc, blue_dc, red_dc;
  struct bits bits;
};

// Bits

/// Adds 32 bits at most. A byte of ones is followed by one of zeros, so that no marker stands among them (T.81, B.1.1.5).
static inline void put_bits(struct bits *bits, uint32_t added, int count) {
  bits->waiting = bits->waiting << count | added;
  bits->count += count;
  if (bits->count < 32) return;
  bits->count -= 32;
  uint32_t word = (uint32_t)(bits->waiting >> bits->count);
  bool has_ones = (~word - 0x01010101) & word & 0x80808080;
  for (int shift = 24; shift >= 0; shift -= 8) {
    *bits->next++ = (uint8_t)(word >> shift);
    if (has_ones && bits->next[-1] == 0xFF) *bits->next++ = 0;
  }
}

/// Writes what waits, and ones to fill its last byte.
static void end_bits(struct bits *bits) {
  int missing = -bits->count & 7;
  put_bits(bits, (1u << missing) - 1, missing);
  for (; bits->count > 0; bits->count -= 8) {
    *bits->next++ = (uint8_t)(bits->waiting >> (bits->count - 8));
    if (bits->next[-1] == 0xFF) *bits->next++ = 0;
  }
}

/// Codes a number: a symbol of how many zeros stand before it and how many bits it has, then those (T.81, F.1.2).
static inline void put_number(struct bits *bits, const struct code *codes, unsigned zeros, int number) {
  int length = number ? 32 - __builtin_clz((unsigned)abs(number)) : 0;
  uint32_t own = (uint32_t)(number + (number >> 31)) & ((1u << length) - 1);
  struct code code = codes[zeros << 4 | (unsigned)length];
  put_bits(bits, (uint32_t)code.bits << length | own, code.length + length);
}

static inline void put_symbol(struct bits *bits, const struct code *codes, unsigned symbol) {
  put_bits(bits, codes[symbol].bits, codes[symbol].length);
}

enum { END_OF_BLOCK = 0, SIXTEEN_ZEROS = 0xF0 };

// Blocks

/// Transforms the eight columns of a block (Arai, Agui and Nakajima). Each coefficient comes out too large, by `excess`.
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

static const float excess[ROW] = {
    1, 1.387039845f, 1.306562965f, 1.175875602f, 1, 0.785694958f, 0.541196100f, 0.275899379f,
};

/// Lays a block on its side, as three perfect shuffles of its rows do.
static inline void transpose(row *rows) {
  for (int shuffle = 0; shuffle < 3; shuffle++) {
    row shuffled[ROW];
    for (int i = 0; i < 4; i++) {
      shuffled[2 * i] = __builtin_shufflevector(rows[i], rows[i + 4], 0, 8, 1, 9, 2, 10, 3, 11);
      shuffled[2 * i + 1] = __builtin_shufflevector(rows[i], rows[i + 4], 4, 12, 5, 13, 6, 14, 7, 15);
    }
    memcpy(rows, shuffled, sizeof shuffled);
  }
}

/// Rounds to whole numbers: a float that large has no room for a fraction, and its lowest bits are the number's.
static inline short_row rounded(row values) {
  return __builtin_convertvector((whole_row)(values + 12582912.0f), short_row);
}

static void put_block(struct encoder *encoder, const struct coding *coding, int *last_dc, row *rows) {
  transform_columns(rows);
  transpose(rows);
  transform_columns(rows);

  // Few coefficients are other than zero: they are marked in the order of coding, and only those are looked at.
  int16_t coefficients[BLOCK];
  uint64_t marked = 0;
  for (int i = 0; i < ROW; i++) {
    short_row row = rounded(rows[i] * coding->factors[i]);
    memcpy(coefficients + i * ROW, &row, sizeof row);
    row_of_flags flags = __builtin_convertvector(row != 0, row_of_flags);
    uint8_t found;
    memcpy(&found, &flags, sizeof found);
    for (unsigned left = found; left; left &= left - 1) marked |= 1ull << places[i * ROW + __builtin_ctz(left)];
  }

  // A copy, so that the compiler keeps it in registers.
  struct bits bits = encoder->bits;
  put_number(&bits, coding->dc, 0, coefficients[0] - *last_dc);
  *last_dc = coefficients[0];
  int last = 0;
  for (marked &= ~1ull; marked; marked &= marked - 1) {
    int place = __builtin_ctzll(marked), zeros = place - last - 1;
    for (; zeros > 15; zeros -= 16) put_symbol(&bits, coding->ac, SIXTEEN_ZEROS);
    put_number(&bits, coding->ac, (unsigned)zeros, coefficients[order[place]]);
    last = place;
  }
  if (last < BLOCK - 1) put_symbol(&bits, coding->ac, END_OF_BLOCK);
  encoder->bits = bits;
}

/// Codes blocks of one value.
static inline void put_flat_blocks(struct bits *bits, const struct coding *coding, int *last_dc, float value, int count) {
  int dc = rounded((row){value} * BLOCK * coding->factors[0])[0];
  for (int i = 0; i < count; i++) {
    put_number(bits, coding->dc, 0, dc - *last_dc);
    put_symbol(bits, coding->ac, END_OF_BLOCK);
    *last_dc = dc;
  }
}

// Squares

// The components of colours (JFIF 1.02), about zero.
static inline row luminance_of(row red, row green, row blue) {
  return 0.299f * red + 0.587f * green + 0.114f * blue - 128;
}
static inline row blueness_of(row red, row green, row blue) {
  return -0.168735892f * red - 0.331264108f * green + 0.5f * blue;
}
static inline row redness_of(row red, row green, row blue) {
  return 0.5f * red - 0.418687589f * green - 0.081312411f * blue;
}

static inline row channel(pixel_row pixels, int shift, uint32_t mask) {
  return __builtin_convertvector((whole_row)(pixels >> shift & mask), row);
}

static inline pixel_row load(const uint32_t *pixels) {
  pixel_row loaded;
  memcpy(&loaded, pixels, sizeof loaded);
  return loaded;
}

/// Whether a square is all of one colour.
static inline bool is_flat(const uint32_t *pixels, size_t stride) {
  for (size_t y = 0; y < SIDE; y++) {
    pixel_row differences = (load(pixels + y * stride) ^ *pixels) | (load(pixels + y * stride + ROW) ^ *pixels);
    // The highest byte says nothing.
    if (__builtin_reduce_or(differences) & 0xFFFFFF) return false;
  }
  return true;
}

static void put_flat_square(struct encoder *encoder, uint32_t pixel) {
  pixel_row pixels = {pixel};
  row red = channel(pixels, 16, 0xFF), green = channel(pixels, 8, 0xFF), blue = channel(pixels, 0, 0xFF);
  struct bits bits = encoder->bits;
  put_flat_blocks(&bits, &encoder->luminance, &encoder->y_dc, luminance_of(red, green, blue)[0], 4);
  put_flat_blocks(&bits, &encoder->chrominance, &encoder->blue_dc, blueness_of(red, green, blue)[0], 1);
  put_flat_blocks(&bits, &encoder->chrominance, &encoder->red_dc, redness_of(red, green, blue)[0], 1);
  encoder->bits = bits;
}

/// Adds the pixels of two lines two by two: of eight pairs, sums of a channel or of two that lie 16 bits apart.
static inline pixel_row sums(const uint32_t *upper, const uint32_t *lower, int shift, uint32_t mask) {
  pixel_row left = (load(upper) >> shift & mask) + (load(lower) >> shift & mask);
  pixel_row right = (load(upper + ROW) >> shift & mask) + (load(lower + ROW) >> shift & mask);
  return __builtin_shufflevector(left, right, 0, 2, 4, 6, 8, 10, 12, 14) +
         __builtin_shufflevector(left, right, 1, 3, 5, 7, 9, 11, 13, 15);
}

static void put_square(struct encoder *encoder, const uint32_t *pixels, size_t stride) {
  row luminance[4][ROW], blueness[ROW], redness[ROW];
  for (size_t y = 0; y < SIDE; y++) {
    for (size_t half = 0; half < 2; half++) {
      pixel_row line = load(pixels + y * stride + half * ROW);
      luminance[y / ROW * 2 + half][y % ROW] =
          luminance_of(channel(line, 16, 0xFF), channel(line, 8, 0xFF), channel(line, 0, 0xFF));
    }
  }
  // A number of chrominance is the mean of four pixels.
  for (size_t y = 0; y < ROW; y++) {
    const uint32_t *upper = pixels + 2 * y * stride, *lower = upper + stride;
    pixel_row red_and_blue = sums(upper, lower, 0, 0xFF00FF), greens = sums(upper, lower, 8, 0xFF);
    row red = channel(red_and_blue, 16, 0xFFFF) / 4, green = channel(greens, 0, 0xFFFF) / 4;
    row blue = channel(red_and_blue, 0, 0xFFFF) / 4;
    blueness[y] = blueness_of(red, green, blue);
    redness[y] = redness_of(red, green, blue);
  }
  for (size_t i = 0; i < 4; i++) put_block(encoder, &encoder->luminance, &encoder->y_dc, luminance[i]);
  put_block(encoder, &encoder->chrominance, &encoder->blue_dc, blueness);
  put_block(encoder, &encoder->chrominance, &encoder->red_dc, redness);
}

/// Copies what there is of a square that lies over the picture's edge, whose last pixels go on.
static void copy_edge(uint32_t *square, const uint32_t *pixels, size_t stride, size_t width, size_t height) {
  for (size_t y = 0; y < SIDE; y++) {
    for (size_t x = 0; x < SIDE; x++) {
      square[y * SIDE + x] = pixels[(y < height ? y : height - 1) * stride + (x < width ? x : width - 1)];
    }
  }
}

static void put_row_of_squares(struct encoder *encoder, const uint32_t *pixels, size_t width, size_t height) {
  for (size_t left = 0; left < width; left += SIDE) {
    const uint32_t *corner = pixels + left;
    size_t stride = width;
    uint32_t square[SIDE * SIDE];
    if (left + SIDE > width || height < SIDE) {
      copy_edge(square, corner, stride, width - left, height);
      corner = square;
      stride = SIDE;
    }
    if (is_flat(corner, stride)) {
      put_flat_square(encoder, *corner);
    } else {
      put_square(encoder, corner, stride);
    }
  }
}

// The file

static void make_codes(struct code *codes, const struct huffman_table *table) {
  const uint8_t *symbol = table->symbols;
  uint16_t bits = 0;
  for (uint16_t length = 1; length <= 16; length++, bits = (uint16_t)(bits << 1)) {
    for (int i = 0; i < table->lengths[length - 1]; i++) codes[*symbol++] = (struct code){bits++, length};
  }
}

static void make_coding(
    struct coding *coding, const uint8_t *standard, int quality, const struct huffman_table *dc,
    const struct huffman_table *ac) {
  int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  for (int i = 0; i < BLOCK; i++) {
    int step = (standard[i] * percent + 50) / 100;
    coding->steps[i] = (uint8_t)(step < 1 ? 1 : step > 255 ? 255 : step);
  }
  for (int x = 0; x < ROW; x++) {
    for (int y = 0; y < ROW; y++) {
      float step = coding->steps[places[x * ROW + y]];
      coding->factors[x][y] = 1 / (step * excess[x] * excess[y] * ROW);
    }
  }
  make_codes(coding->dc, dc);
  make_codes(coding->ac, ac);
}

static uint8_t *put(uint8_t *next, const void *bytes, size_t count) {
  memcpy(next, bytes, count);
  return next + count;
}

static uint8_t *put_word(uint8_t *next, size_t word) {
  return put(next, (uint8_t[]){(uint8_t)(word >> 8), (uint8_t)word}, 2);
}

static uint8_t *put_steps(uint8_t *next, uint8_t number, const struct coding *coding) {
  next = put(next, (uint8_t[]){0xFF, 0xDB, 0, 3 + BLOCK, number}, 5);
  return put(next, coding->steps, BLOCK);
}

static uint8_t *put_table(uint8_t *next, uint8_t number, const struct huffman_table *table) {
  size_t symbols = 0;
  for (size_t i = 0; i < sizeof table->lengths; i++) symbols += table->lengths[i];
  next = put_word(put(next, (uint8_t[]){0xFF, 0xC4}, 2), 19 + symbols);
  *next++ = number;
  next = put(next, table->lengths, sizeof table->lengths);
  return put(next, table->symbols, symbols);
}

/// Writes what stands before the coded squares (T.81, B.2).
static uint8_t *put_header(uint8_t *next, const struct encoder *encoder, size_t width, size_t height) {
  static const uint8_t start[] = {0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0};
  static const uint8_t components[] = {3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1};
  static const uint8_t scan[] = {0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0};
  next = put(next, start, sizeof start);
  next = put_steps(next, 0, &encoder->luminance);
  next = put_steps(next, 1, &encoder->chrominance);
  next = put(next, (uint8_t[]){0xFF, 0xC0, 0, 17, 8}, 5);
  next = put_word(put_word(next, height), width);
  next = put(next, components, sizeof components);
  next = put_table(next, 0x00, &huffman_luminance_dc);
  next = put_table(next, 0x10, &huffman_luminance_ac);
  next = put_table(next, 0x01, &huffman_chrominance_dc);
  next = put_table(next, 0x11, &huffman_chrominance_ac);
  return put(next, scan, sizeof scan);
}

/// Makes room for more bytes behind those that are written.
static bool reserve(struct file *file, size_t more) {
  if (file->count + more <= file->capacity) return true;
  size_t capacity = file->capacity * 2 + more;
  uint8_t *bytes = realloc(file->bytes, capacity);
  if (!bytes) return false;
  file->bytes = bytes;
  file->capacity = capacity;
  return true;
}

bool encode_jpeg(const uint32_t *pixels, size_t width, size_t height, int quality, struct file *file) {
  struct encoder encoder = {.y_dc = 0};
  make_coding(&encoder.luminance, standard_steps[0], quality, &huffman_luminance_dc, &huffman_luminance_ac);
  make_coding(&encoder.chrominance, standard_steps[1], quality, &huffman_chrominance_dc, &huffman_chrominance_ac);
  file->count = 0;
  if (!reserve(file, HEADER_BYTES)) return false;
  file->count = (size_t)(put_header(file->bytes, &encoder, width, height) - file->bytes);
  for (size_t top = 0; top < height; top += SIDE) {
    if (!reserve(file, (width / SIDE + 2) * SQUARE_BYTES)) return false;
    encoder.bits.next = file->bytes + file->count;
    put_row_of_squares(&encoder, pixels + top * width, width, height - top);
    file->count = (size_t)(encoder.bits.next - file->bytes);
  }
  end_bits(&encoder.bits);
  file->count = (size_t)(put_word(encoder.bits.next, 0xFFD9) - file->bytes);
  return true;
}
