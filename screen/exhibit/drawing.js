// What every drawing of an exhibit shares: the answers that came, Plotly, a chart that changes in place.

const screens = window.countyScreens = {};
const answers = new Map();
const coming = new Map();  // by their addresses, how to do without answers that are on their way
const drawable = new Map();  // those that can be drawn without waiting
const MOST_ANSWERS = 400;
const NARROW = 600;  // pixels below which a window is a phone's

function keep(address, answer) {
    answers.delete(address);
    answers.set(address, Promise.resolve(answer));
    drawable.set(address, answer);
    while (answers.size > MOST_ANSWERS) {
        const [oldest] = answers.keys();
        answers.delete(oldest);
        drawable.delete(oldest);
    }
}

// The answer at an address: asked for once, kept while it is good. What is out of view is made after what is in view.
function answerOf(address, isOutOfView = false) {
    if (!isOutOfView && coming.get(address)?.isOutOfView) {
        doWithout(address);  // it has come into view meanwhile
    }
    let answer = answers.get(address);
    if (!answer) {
        const stop = Object.assign(new AbortController(), { isOutOfView });
        const headers = isOutOfView ? { "X-Out-Of-View": "1" } : {};
        answer = fetch(address, { credentials: "same-origin", signal: stop.signal, headers }).then((response) => {
            if (!response.ok) {
                throw new Error(response.statusText);
            }
            return response.json();
        });
        answers.set(address, answer);
        coming.set(address, stop);
        const arrived = () => coming.get(address) === stop && coming.delete(address);
        answer.then((found) => arrived() && keep(address, found), () => arrived() && answers.delete(address));
    }
    return answer;
}

// Nobody waits for this answer any more: the server need not make it.
function doWithout(address) {
    coming.get(address)?.abort();
    if (coming.delete(address)) {
        answers.delete(address);
    }
}

// Plotly, from the server's own address; without one it is on its way through another component.
function plotly(address) {
    window.plotlyComes ??= new Promise((arrived) => {
        const look = () => (window.Plotly ? arrived(window.Plotly) : setTimeout(look, 30));
        if (address && !window.Plotly) {
            const script = document.createElement("script");
            script.src = address;
            script.onload = look;
            document.head.append(script);
        } else {
            look();
        }
    });
    return window.plotlyComes;
}

// Draw cards, a listing or a chart into exhibit.picture, unless something else is wanted by the time Plotly is there.
async function drawPicture(exhibit, answer, plotlyAddress, isStillWanted) {
    const { picture } = exhibit;
    if (!answer.figure) {
        forget(exhibit);
        picture.innerHTML = answer.html;  // the server has escaped every word in it
        for (const link of picture.querySelectorAll("a[data-project]")) {
            link.href = addressOfFile(link.dataset.project);
        }
        for (const link of picture.querySelectorAll("a[data-region]")) {
            link.href = addressOfRegion("region", link.dataset.region);
        }
        for (const link of picture.querySelectorAll("a[data-area]")) {
            link.href = addressOfRegion("area", link.dataset.area);
        }
        for (const button of picture.querySelectorAll("button[data-rows]")) {
            button.onclick = () => exhibit.send("rows");
        }
        for (const button of picture.querySelectorAll("button[data-part]")) {
            button.onclick = () => exhibit.send("part", button.dataset.part);
        }
        keepTableInside(picture, exhibit.data.unfold);
        return;
    }
    const library = window.Plotly ?? await plotly(plotlyAddress);
    if (!isStillWanted()) {
        return;
    }
    const { data, layout } = answer.figure;
    const hasHeight = Boolean(layout.height);
    if (exhibit.chart && exhibit.chart.hasHeight !== hasHeight) {
        forget(exhibit);  // a chart that has had a height of its own keeps it
    }
    if (!exhibit.chart) {
        picture.replaceChildren();
        exhibit.chart = Object.assign(document.createElement("div"), { hasHeight });
        exhibit.list = listOf(exhibit);
        picture.append(exhibit.chart, exhibit.list);
    }
    const { chart } = exhibit;
    answer.print ??= JSON.stringify([answer.figure, answer.clicks, answer.headline, answer.line]);
    if (exhibit.print === answer.print) {
        return;
    }
    exhibit.print = null;
    chart.style.height = layout.height ? `${layout.height}px` : "100%";
    chart.setAttribute("role", "img");
    chart.setAttribute("aria-label", [answer.headline, answer.line].filter(Boolean).join(" · "));
    const config = { displayModeBar: false, responsive: true, scrollZoom: false, doubleClick: false };
    const isFirst = !chart.classList.contains("js-plotly-plot");
    await library.react(chart, data, { ...layout, clickmode: "event" }, config);
    chart.classList.toggle("clicks", answer.clicks);
    if (isFirst) {
        chart.on("plotly_click", (event) => openPart(exhibit, event.points[0]?.customdata));
        chart.addEventListener("click", (event) => openRow(exhibit, event));
        chart.on("plotly_afterplot", () => exhibit.resized?.());  // a chart follows its place in its own time
    }
    exhibit.clicks = answer.clicks;
    chart.classList.toggle("by-rows", answer.clicks && data.some(isOfRows));
    fillList(exhibit, data);
    exhibit.print = answer.print;
}

function openPart(exhibit, custom) {
    if (exhibit.clicks && custom?.[0]) {
        exhibit.opened = performance.now();
        exhibit.send("part", custom[0]);
    }
}

const isOfRows = (trace) => trace.orientation === "h" && Boolean(trace.customdata);

// A row's name and what stands beside its bar lead where the bar leads, also where Plotly sees no point.
function openRow(exhibit, { clientX, clientY }) {
    const { chart } = exhibit;
    const { left, top } = chart.getBoundingClientRect();
    const { _size: room, yaxis } = chart._fullLayout;
    const row = Math.round(yaxis.p2d(clientY - top - room.t));
    const across = (clientX - left - room.l) / room.w;
    const placeOf = (trace) => trace.y.findIndex((place) => Math.round(place) === row);
    const traces = chart.data.filter((trace) => isOfRows(trace) && trace.customdata[placeOf(trace)]?.[0]);
    const isBelow = ({ xaxis = "x" }) => {
        const [from, to] = chart._fullLayout[xaxis.replace("x", "xaxis")].domain;
        return from <= across && across <= to;
    };
    const trace = traces.find(isBelow) ?? traces[0];
    setTimeout(() => {  // a point that was hit has been told by then
        if (trace && !(performance.now() - exhibit.opened < 400)) {
            openPart(exhibit, trace.customdata[placeOf(trace)]);
        }
    });
}

function forget(exhibit) {
    if (exhibit.chart) {
        window.Plotly?.purge(exhibit.chart);
        exhibit.chart = exhibit.list = exhibit.print = null;
    }
}

// The parts of a chart as a list behind it: Tab reaches it, arrows go from part to part, Enter opens one.
function listOf(exhibit) {
    const list = document.createElement("ul");
    list.className = "parts";
    list.tabIndex = 0;
    list.setAttribute("role", "listbox");
    list.onkeydown = (event) => {
        const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
        const options = [...list.children];
        const here = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
        if (step && options.length) {
            point(exhibit, options[Math.min(Math.max(here + step, 0), options.length - 1)]);
        } else if (event.key === "Enter" && here >= 0) {
            openPart(exhibit, options[here].custom);
        } else {
            return;
        }
        event.preventDefault();
        event.stopPropagation();
    };
    list.onblur = () => point(exhibit, null);
    return list;
}

function fillList(exhibit, traces) {
    const { list, chart } = exhibit;
    list.hidden = !exhibit.clicks;
    list.setAttribute("aria-label", chart.getAttribute("aria-label"));
    const options = [];
    traces.forEach((trace, curveNumber) => {
        (exhibit.clicks ? trace.customdata ?? [] : []).flat(trace.type === "heatmap" ? 1 : 0).forEach((custom, pointNumber) => {
            if (custom?.[0]) {
                const option = document.createElement("li");
                option.setAttribute("role", "option");
                option.id = `${list.id ||= `parts-${Math.random().toString(36).slice(2)}`}-${options.length}`;
                option.textContent = [custom[1], trace.hovertext?.[pointNumber]].filter(Boolean).join(" ");
                Object.assign(option, { custom, at: trace.type === "heatmap" ? null : { curveNumber, pointNumber } });
                options.push(option);
            }
        });
    });
    list.replaceChildren(...options);
}

function point(exhibit, option) {
    for (const other of exhibit.list?.children ?? []) {
        other.setAttribute("aria-selected", String(other === option));
    }
    exhibit.list?.setAttribute("aria-activedescendant", option?.id ?? "");
    if (exhibit.chart && window.Plotly) {
        option?.at ? window.Plotly.Fx.hover(exhibit.chart, [option.at]) : window.Plotly.Fx.unhover(exhibit.chart);
    }
}

// The pages of one region, or of an area with its own file, under the filters of the address.
function addressOfRegion(kind, name) {
    const parameters = new URLSearchParams(location.search);
    for (const other of ["present", "project", "township", "agenda", "region"]) {
        parameters.delete(other);
    }
    parameters.set(kind, name);
    return `.?${parameters}`;
}

// The file of a project, under the filters of the address.
function addressOfFile(code) {
    const parameters = new URLSearchParams(location.search);
    for (const other of ["present", "project", "agenda", "code"]) {
        parameters.delete(other);
    }
    parameters.set("code", code);
    return `project?${parameters}`;
}
