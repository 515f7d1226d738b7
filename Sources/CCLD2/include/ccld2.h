// One function over CLD2, which is C++ only.
#pragma once
#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Names the language of a text.
///
/// `text` is UTF-8 of `length` bytes, no markup. Returns the BCP 47 code as a static string, "un" where unknown;
/// `*is_reliable` tells whether CLD2 stands by it, `*percent` the share of the text in that language.
const char *ccld2_detect(const char *text, int length, bool *is_reliable, int *percent);

#ifdef __cplusplus
}
#endif
