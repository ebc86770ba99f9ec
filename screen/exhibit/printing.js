// Paper: before the browser lays a page out, every exhibit is drawn, and every chart as wide as the sheet; then back.

const SHEET = 700;  // pixels between the margins of A4
const WIDEST = 1000;  // a chart that fills a screen keeps so many for its columns, and is printed smaller

function eachChart(change) {
    for (const chart of document.querySelectorAll("section.exhibit .js-plotly-plot")) {
        change(chart);
    }
}

addEventListener("beforeprint", () => {
    document.querySelectorAll("section.exhibit").forEach((section) => screens.drawAtOnce?.(section));
    eachChart((chart) => {
        chart.dataset.height = chart.style.height;
        const height = Math.max(chart.offsetHeight, 60);
        const width = Math.min(Math.max(chart.offsetWidth, SHEET), WIDEST);
        Object.assign(chart.style, { height: `${height}px`, width: `${width}px`, zoom: SHEET / width });
        window.Plotly.relayout(chart, { width, height, autosize: false });
    });
});

addEventListener("afterprint", () => eachChart((chart) => {
    Object.assign(chart.style, { height: chart.dataset.height, width: "", zoom: "" });
    const height = chart.style.height.endsWith("px") ? parseFloat(chart.style.height) : null;
    window.Plotly.relayout(chart, { width: null, height, autosize: true });
}));
