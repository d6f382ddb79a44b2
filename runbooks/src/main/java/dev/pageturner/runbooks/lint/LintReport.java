package dev.pageturner.runbooks.lint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Findings for machines, as the contract says. */
public final class LintReport {
    private LintReport() {}

    public static String json(List<Finding> findings) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode array = root.putArray("findings");
        for (Finding finding : findings) {
            array.addObject()
                    .put("file", finding.file())
                    .put("line", finding.line())
                    .put("column", finding.column())
                    .put("rule", finding.rule())
                    .put("level", finding.level().id())
                    .put("message", finding.message())
                    .put("fix", finding.fix());
        }
        return root.toString();
    }
}
