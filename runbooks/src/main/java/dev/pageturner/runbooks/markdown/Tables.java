package dev.pageturner.runbooks.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;

/** Tables as plain text. */
public final class Tables {
    private Tables() {}

    /** @param headers of the columns, without Markdown */
    public record Table(List<String> headers, List<Row> rows, int line) {
        public Table {
            headers = List.copyOf(headers);
            rows = List.copyOf(rows);
        }

        public String header(int column) {
            return column < headers.size() ? headers.get(column) : "";
        }
    }

    /** @param line in the file, from 1 */
    public record Row(List<String> cells, int line) {
        public Row {
            cells = List.copyOf(cells);
        }

        public String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    /** The tables among a topic's own nodes. */
    public static List<Table> in(Topic topic) {
        return topic.nodes().stream()
                .filter(TableBlock.class::isInstance)
                .map(Tables::table)
                .toList();
    }

    private static Table table(Node block) {
        List<Row> rows = new ArrayList<>();
        for (Node node = block; node != null; node = Texts.next(node, block)) {
            if (node instanceof TableRow) {
                rows.add(row(node));
            }
        }
        List<String> headers = rows.isEmpty() ? List.of() : rows.get(0).cells();
        return new Table(headers, rows.subList(Math.min(1, rows.size()), rows.size()), Texts.line(block));
    }

    private static Row row(Node row) {
        List<String> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell) {
                cells.add(Texts.plain(cell).strip());
            }
        }
        return new Row(cells, Texts.line(row));
    }
}
