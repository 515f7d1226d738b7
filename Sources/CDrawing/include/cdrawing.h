// Drawing on a page of pixels: Cairo for shapes, Pango for letters, libjpeg-turbo for files.
//
// The libraries are loaded by drawing_load() and not before, so that a program that draws nothing does not pay for them.
// The few functions of Cairo and Pango that are used are declared in cdrawing.c: of all headers only libjpeg's is needed to
// build, and nothing is linked.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Loads the libraries, once; safe from any thread. Null when they are there, else the name of the library that is not.
const char *_Nullable drawing_load(void);
/// Begins to load what draws in a thread of its own, so that they are there when the first page is drawn.
void drawing_prepare(void);

/// A page of pixels, what draws on it and what writes it as a JPEG. Used by one thread at a time.
typedef struct drawing drawing;

/// Makes a page that holds anything; null when memory is not to be had. drawing_load() must have succeeded.
drawing *_Nullable drawing_create(int width, int height);
void drawing_destroy(drawing *_Nonnull page);
/// Makes the page ready for the next picture: no path, clip or transformation.
void drawing_reset(drawing *_Nonnull page);
/// What went wrong while drawing since the last reset; null when nothing did.
const char *_Nullable drawing_error(drawing *_Nonnull page);

/// A colour and its opacity, each from 0 to 1.
typedef struct {
  double red, green, blue, alpha;
} drawing_colour;

// The state: saved and restored in pairs.
void drawing_save(drawing *_Nonnull page);
void drawing_restore(drawing *_Nonnull page);
void drawing_translate(drawing *_Nonnull page, double x, double y);
void drawing_rotate(drawing *_Nonnull page, double radians);
void drawing_scale(drawing *_Nonnull page, double x, double y);

// The current path.
void drawing_move(drawing *_Nonnull page, double x, double y);
void drawing_line(drawing *_Nonnull page, double x, double y);
void drawing_curve(drawing *_Nonnull page, double x1, double y1, double x2, double y2, double x3, double y3);
void drawing_arc(drawing *_Nonnull page, double x, double y, double radius, double from, double to);
void drawing_rectangle(drawing *_Nonnull page, double x, double y, double width, double height);
void drawing_close(drawing *_Nonnull page);

// What is done with the path, which is then gone.
void drawing_fill(drawing *_Nonnull page, drawing_colour colour);
void drawing_stroke(drawing *_Nonnull page, double width, bool round, drawing_colour colour);
void drawing_clip(drawing *_Nonnull page);

/// Covers whole pixels with a gradient down the page, from one colour at `top` to another at `bottom`, both opaque; whatever the
/// clip and the transformation are. They are written as they are asked for: all of them must lie on the page.
void drawing_shade(
    drawing *_Nonnull page, int x, int y, int width, int height, double top, double bottom, drawing_colour from,
    drawing_colour to);

/// Begins a tile of the given size in pixels: what is drawn next goes there.
bool drawing_tile_begin(drawing *_Nonnull page, int width, int height);
/// Ends the tile and fills the page's current clip with it, over and over, from the point (x, y) on.
void drawing_tile_end(drawing *_Nonnull page, double x, double y);

/// A line of text and how its letters look.
typedef struct {
  /// The text, UTF-8.
  const char *_Nonnull bytes;
  size_t count;
  /// Its language as a BCP 47 tag: it chooses among a font's national forms.
  const char *_Nonnull language;
  /// Families in order of preference, separated by commas.
  const char *_Nonnull families;
  /// From 100 to 1000; 400 is regular.
  int weight;
  bool italic;
  /// Space added between letters, in ems.
  double spacing;
} drawing_text;

/// The size of the em in pixels that text is measured at. Letters are not hinted, so that what is measured scales: one size
/// for all measuring is one search for fonts, which is the dear part (Pango starts a thread for each).
enum { drawing_em = 100 };

/// Where the ink of a line of text lies, in pixels from the line's origin on its baseline; y grows downwards.
typedef struct {
  double x, y, width, height;
  /// How far the text moves the pen; spaces at its end count.
  double advance;
  /// How many characters no font on this machine has.
  int unknown;
} drawing_ink;

// Text is measured and drawn by one thread at a time; the others wait here. Cairo opens font files on a FreeType library
// that all threads share, without a lock of its own (1.16, cairo-ft-font.c): two that open a face at once make one fail.

drawing_ink drawing_text_ink(const drawing_text *_Nonnull text);
/// Draws the line with its origin at (x, y), its em as many pixels as `size`.
void drawing_text_show(
    drawing *_Nonnull page, const drawing_text *_Nonnull text, double x, double y, double size, drawing_colour colour);
/// Where the text may be broken (Unicode Annex 14): calls for each character position from 0 to the text's count of
/// characters, the end included, whether a line, and whether else a letter, may end before it.
size_t drawing_text_breaks(const drawing_text *_Nonnull text, uint8_t *_Nonnull breaks, size_t capacity);

/// The flags of drawing_text_breaks.
enum { drawing_line_break = 1, drawing_letter_break = 2 };

/// Writes the page as a JPEG of the given quality, 1 to 100. The bytes belong to the page until it next encodes.
/// Returns null on failure.
const uint8_t *_Nullable drawing_encode(drawing *_Nonnull page, int quality, size_t *_Nonnull count);

/// A picture's file format that can be read.
typedef enum { drawing_jpeg, drawing_png } drawing_format;

/// Makes a page that shows the picture, turned clockwise by quarters and scaled to the given size, on white; null when the
/// file is damaged or of a kind that the libraries do not read.
drawing *_Nullable drawing_create_scaled(
    const uint8_t *_Nonnull bytes, size_t count, drawing_format format, int quarter_turns, int width, int height);
