// Paper: before the browser lays a page out, every exhibit is drawn, charts and tables as wide as the sheet; then back.

const SHEET = 700;  // pixels between the margins of A4
const WIDEST = 1000;  // a chart that fills a screen keeps so many for its columns, and is printed smaller
const SMALLEST = 0.6;  // of its size; a table that is wider yet becomes cards

function eachOf(selector, change) {
    document.querySelectorAll(`section.exhibit ${selector}`).forEach(change);
}

function fitChart(chart) {
    chart.dataset.height = chart.style.height;
    const wanted = parseFloat(chart.style.height) || chart.layout?.height; // of one that the screen had no room for
    const height = Math.max(chart.offsetHeight || wanted || 0, 60);
    const width = Math.min(Math.max(chart.offsetWidth, SHEET), WIDEST);
    Object.assign(chart.style, { height: `${height}px`, width: `${width}px`, zoom: SHEET / width });
    window.Plotly.relayout(chart, { width, height, autosize: false });
}

function fitTable(table) {
    const picture = table.closest(".picture");
    table.classList.remove("as-cards", "folded");
    picture.style.width = `${SHEET}px`;
    const part = Math.min(SHEET / table.offsetWidth, 1);
    if (part < SMALLEST) {
        table.classList.add("as-cards");
    } else {
        Object.assign(picture.style, { width: `${SHEET / part}px`, zoom: part });
    }
}

addEventListener("beforeprint", () => {
    document.querySelectorAll("section.exhibit").forEach((section) => screens.drawAtOnce?.(section));
    eachOf(".js-plotly-plot", fitChart);
    eachOf("table.grid", fitTable);
});

addEventListener("afterprint", () => {
    eachOf(".js-plotly-plot", (chart) => {
        Object.assign(chart.style, { height: chart.dataset.height, width: "", zoom: "" });
        const height = chart.style.height.endsWith("px") ? parseFloat(chart.style.height) : null;
        window.Plotly.relayout(chart, { width: null, height, autosize: true });
    });
    eachOf("table.grid", (table) => {
        const picture = table.closest(".picture");
        Object.assign(picture.style, { width: "", zoom: "" });
        asWideAsItsPlace(picture);
    });
});
