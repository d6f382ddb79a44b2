package dev.pageturner.bot.message;

import dev.pageturner.commands.Output;
import dev.pageturner.commands.Series;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A series of numbers as a picture, readable on a light and on a dark page. */
final class Chart {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 380;
    private static final int LEGEND_LINE = 24;
    /** More lines than this cannot be told apart; the text has all of them. */
    private static final int LINES = 8;

    private static final int NAME = 60;
    private static final Color PAPER = new Color(0xFF, 0xFF, 0xFF);
    private static final Color INK = new Color(0x22, 0x26, 0x2E);
    private static final Color GRID = new Color(0xDD, 0xE1, 0xE6);
    private static final Color ALARM = new Color(0xC6, 0x28, 0x28);
    /** Told apart also by those who do not see red and green. */
    private static final Color[] COLOURS = {
        new Color(0x00, 0x72, 0xB2), new Color(0xE6, 0x9F, 0x00), new Color(0x00, 0x9E, 0x73),
                new Color(0xCC, 0x79, 0xA7),
        new Color(0x56, 0xB4, 0xE9), new Color(0xD5, 0x5E, 0x00), new Color(0x7B, 0x61, 0xFF),
                new Color(0x66, 0x66, 0x66)
    };

    private Chart() {}

    static byte[] png(String title, Output output) {
        String unit = Unit.of(title);
        List<Series> shown = shown(output);
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT + LEGEND_LINE * (shown.size() + 1))
                .title(Limits.cut(title.replaceAll("\\s+", " "), 90))
                .xAxisTitle("time (UTC)")
                .yAxisTitle(unit)
                .build();
        style(chart.getStyler());
        Map<String, String> common = common(output.series());
        for (int i = 0; i < shown.size(); i++) {
            line(chart, name(shown.get(i), common, i), shown.get(i));
        }
        threshold(chart, shown, output.threshold());
        try {
            return BitmapEncoder.getBitmapBytes(chart, BitmapEncoder.BitmapFormat.PNG);
        } catch (IOException e) {
            throw new UncheckedIOException("a chart could not be drawn", e);
        }
    }

    private static void style(org.knowm.xchart.style.XYStyler styler) {
        styler.setChartBackgroundColor(PAPER);
        styler.setPlotBackgroundColor(PAPER);
        styler.setChartFontColor(INK);
        styler.setAxisTickLabelsColor(INK);
        styler.setPlotGridLinesColor(GRID);
        styler.setPlotBorderVisible(false);
        styler.setLegendPosition(Styler.LegendPosition.OutsideS);
        styler.setLegendLayout(Styler.LegendLayout.Vertical);
        styler.setLegendBorderColor(PAPER);
        styler.setSeriesColors(COLOURS);
        styler.setTimezone(TimeZone.getTimeZone("UTC"));
        styler.setBaseFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
        styler.setLegendFont(new Font(Font.MONOSPACED, Font.PLAIN, 12));
        styler.setChartTitleBoxVisible(false);
        styler.setYAxisDecimalPattern("#,##0.###");
    }

    /** The highest ones: those are what an alert is about. */
    private static List<Series> shown(Output output) {
        return output.series().stream()
                .filter(series -> series.values().stream().anyMatch(Double::isFinite))
                .sorted(Comparator.comparingDouble(Chart::last).reversed())
                .limit(LINES)
                .toList();
    }

    private static double last(Series series) {
        for (int i = series.values().size() - 1; i >= 0; i--) {
            if (Double.isFinite(series.values().get(i))) {
                return series.values().get(i);
            }
        }
        return Double.NEGATIVE_INFINITY;
    }

    private static void line(XYChart chart, String name, Series series) {
        List<Date> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < series.values().size(); i++) {
            double value = series.values().get(i);
            times.add(new Date(series.timesMillis().get(i)));
            // A gap stays a gap.
            values.add(Double.isFinite(value) ? value : Double.NaN);
        }
        XYSeries line = chart.addSeries(name, times, values);
        line.setMarker(SeriesMarkers.NONE);
        line.setLineStyle(new BasicStroke(2f));
    }

    private static void threshold(
            XYChart chart, List<Series> shown, @org.jspecify.annotations.Nullable Double threshold) {
        if (threshold == null || shown.isEmpty()) {
            return;
        }
        long from = shown.stream().mapToLong(s -> s.timesMillis().get(0)).min().orElseThrow();
        long to = shown.stream()
                .mapToLong(s -> s.timesMillis().get(s.timesMillis().size() - 1))
                .max()
                .orElseThrow();
        XYSeries line = chart.addSeries(
                "threshold " + Unit.number(threshold),
                List.of(new Date(from), new Date(to)),
                List.of(threshold, threshold));
        line.setMarker(SeriesMarkers.NONE);
        line.setLineColor(ALARM);
        line.setLineStyle(
                new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1f, new float[] {8f, 6f}, 0f));
    }

    private static Map<String, String> common(List<Series> all) {
        return all.size() < 2
                ? Map.of()
                : all.get(0).labels().entrySet().stream()
                        .filter(label -> all.stream().allMatch(s -> label.getValue()
                                .equals(s.labels().get(label.getKey()))))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What tells it from the others. Names have to differ. */
    private static String name(Series series, Map<String, String> common, int index) {
        String name = series.labels().entrySet().stream()
                .filter(label -> !common.containsKey(label.getKey()))
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(" "));
        return (index + 1) + "  " + (name.isEmpty() ? "value" : Limits.cut(name, NAME));
    }

    /** What the picture shows, for those who do not see it. */
    static String describe(String title, Output output) {
        Map<String, String> common = common(output.series());
        List<Series> shown = shown(output);
        String lines = shown.stream()
                .map(series -> name(series, common, shown.indexOf(series)) + ": from "
                        + Unit.number(series.values().stream()
                                .filter(Double::isFinite)
                                .mapToDouble(v -> v)
                                .min()
                                .orElse(0))
                        + " to "
                        + Unit.number(series.values().stream()
                                .filter(Double::isFinite)
                                .mapToDouble(v -> v)
                                .max()
                                .orElse(0))
                        + ", now " + Unit.number(last(series)))
                .collect(Collectors.joining("; "));
        int more = output.series().size() - shown.size();
        Double threshold = output.threshold();
        return Limits.cut(
                "Line chart of " + title + ". " + lines + (more > 0 ? "; and " + more + " more lines" : "")
                        + (threshold == null ? "" : ". Threshold " + Unit.number(threshold)) + ".",
                900);
    }
}
