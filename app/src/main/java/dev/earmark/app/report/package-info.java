/** The report: one page of HTML that needs nothing else. */
@NullMarked
package dev.earmark.app.report;

import org.jspecify.annotations.NullMarked;
