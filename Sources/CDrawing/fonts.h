// What fontconfig knows of the machine's fonts, read beside whatever else is loaded.
#pragma once

/// Begins to read fontconfig's configuration in a thread of its own; before any other use of fontconfig.
void fonts_begin(void);
/// Waits until it is read.
void fonts_wait(void);
