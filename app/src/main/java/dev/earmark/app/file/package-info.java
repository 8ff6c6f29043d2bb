/** Audio files through the stages, without a broker. */
@NullMarked
package dev.earmark.app.file;

import org.jspecify.annotations.NullMarked;
