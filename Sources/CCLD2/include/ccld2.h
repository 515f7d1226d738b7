// One function over CLD2, which is C++ only.
#pragma once
#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What CLD2 says of a text.
struct ccld2_answer {
  /// CLD2's code of the language, a static string; "un" where it knows none.
  const char *code;
  /// Whether CLD2 stands by it.
  bool is_reliable;
  /// The share of the text in that language, 0 to 100.
  int percent;
  /// How the text scores beside ordinary text of that language, which scores about 1.
  double score;
};

/// Names the language of a text: UTF-8 of `length` bytes, no markup, interchange-valid.
struct ccld2_answer ccld2_detect(const char *text, int length);

#ifdef __cplusplus
}
#endif
