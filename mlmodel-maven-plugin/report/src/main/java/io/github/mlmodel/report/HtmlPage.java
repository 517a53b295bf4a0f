package io.github.mlmodel.report;

import java.util.List;

/** A page of HTML in the making. Every text that is given is escaped here, and nowhere else. */
final class HtmlPage {

    private final StringBuilder html = new StringBuilder();

    /** Starts a page that needs nothing from elsewhere, and may load nothing. */
    HtmlPage(String title, String style) {
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"UTF-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\""
                        + " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .append("<title>" + Markup.escape(title) + "</title>\n<style>\n" + style + "</style>\n</head>\n")
                .append("<body>\n<main>\n");
    }

    HtmlPage heading(int level, String text) {
        html.append("<h" + level + ">" + Markup.escape(text) + "</h" + level + ">\n");
        return this;
    }

    HtmlPage paragraph(String style, String text) {
        html.append("<p class=\"" + style + "\">" + Markup.escape(text) + "</p>\n");
        return this;
    }

    /** Adds terms with their descriptions; each element is a term and a description. */
    HtmlPage facts(List<List<String>> facts) {
        html.append("<dl>\n");
        for (List<String> fact : facts) {
            html.append("<dt>" + Markup.escape(fact.get(0)) + "</dt><dd>" + Markup.escape(fact.get(1)) + "</dd>\n");
        }
        html.append("</dl>\n");
        return this;
    }

    /** Starts a table that scrolls by itself, also by keyboard, when it is wider than the page. */
    HtmlPage startTable(String style, String caption, List<Cell> head) {
        String name = Markup.escape(caption);
        html.append("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"" + name + "\">\n<table class=\""
                + style + "\">\n<caption>" + name + "</caption>\n<thead><tr>");
        head.forEach(cell -> append("th scope=\"col\"", cell));
        html.append("</tr></thead>\n<tbody>\n");
        return this;
    }

    /** Adds a row, whose first cell names it. */
    HtmlPage row(List<Cell> cells) {
        html.append("<tr>");
        append("th scope=\"row\"", cells.get(0));
        cells.subList(1, cells.size()).forEach(cell -> append("td", cell));
        html.append("</tr>\n");
        return this;
    }

    HtmlPage endTable() {
        html.append("</tbody>\n</table>\n</div>\n");
        return this;
    }

    /** Starts what is shown when somebody opens it. */
    HtmlPage startFold(String summary) {
        html.append("<details>\n<summary>" + Markup.escape(summary) + "</summary>\n");
        return this;
    }

    HtmlPage endFold() {
        html.append("</details>\n");
        return this;
    }

    String end() {
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    private void append(String tag, Cell cell) {
        String name = tag.substring(0, 2);
        html.append("<" + tag + cell.attributes() + ">" + Markup.escape(cell.text()) + "</" + name + ">");
    }

    /**
     * A cell of a table.
     *
     * @param text its text, not escaped
     * @param attributes its attributes, with a leading blank; never a text of the user's
     */
    record Cell(String text, String attributes) {

        static Cell of(String text) {
            return new Cell(text, "");
        }

        static Cell number(String text) {
            return new Cell(text, " class=\"number\"");
        }

        static Cell styled(String text, String style) {
            return new Cell(text, " class=\"" + style + "\"");
        }
    }
}
