#include "ccld2.h"

#include <cstdio>  // compact_lang_det.h names FILE and does not include it

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

struct ccld2_answer ccld2_detect(const char *text, int length) {
  const char *no_domain = "";
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int text_bytes = 0;
  bool is_reliable = false;
  // Its summary holds English for a web page's boilerplate and prefers any other language; the first of the three is
  // the one that most of the text is in.
  CLD2::ExtDetectLanguageSummary(
      text, length, /* is_plain_text */ true, no_domain, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE, languages,
      percents, scores, &text_bytes, &is_reliable);
  return {CLD2::LanguageCode(languages[0]), is_reliable, percents[0], scores[0]};
}
