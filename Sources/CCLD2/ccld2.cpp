#include "ccld2.h"

#include <cstdio>  // compact_lang_det.h names FILE and does not include it

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

const char *ccld2_detect(const char *text, int length, bool *is_reliable, int *percent) {
  CLD2::Language languages[3];
  int percents[3];
  int text_bytes = 0;
  CLD2::Language best = CLD2::DetectLanguageSummary(
      text, length, /* is_plain_text */ true, languages, percents, &text_bytes, is_reliable);
  *percent = percents[0];
  return CLD2::LanguageCode(best);
}
