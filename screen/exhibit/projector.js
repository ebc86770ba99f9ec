// The projector: one screen of a meeting after the other. A key shows the next picture at once, out of what was fetched
// ahead; the server is told where the meeting stands when the fingers rest.

const ON = ["PageDown", "ArrowRight", "ArrowDown"];
const BACK = ["PageUp", "ArrowLeft", "ArrowUp"];
const SWIPE = 60;  // pixels that a finger goes to the side
const BLACK = [".", "b", "B"];
const TYPE_SIZE = 0.024;  // of the screen's height; 0.022 is what can be read from ten metres
const SMALLEST_TYPE = 14;
const SIZES_OF_TYPE = [2.8, 2.5, 2.2, 2, 1.85, 1.7, 1.55, 1.4, 1.3, 1.2, 1.1, 1.05, 1];  // of cards, lists and tables, in rem
const LOW = 500;  // pixels below which a window is a phone's on its side
const MOST_CARDS = 10;  // of a table of lamps that is shown as cards
const REST = 250;  // ms without a key before the server is told
const projectors = new WeakMap();

screens.projector = ({ data, parentElement, setTriggerValue }) => {
    const section = parentElement.querySelector("section.projector");
    const projector = projectors.get(section) ?? begin(section);
    projector.data = data;
    projector.tell = (said) => setTriggerValue("asked", said);
    projector.send = (what, part) => projector.tell({ what, part, place: projector.place, count: projector.count });
    if (data.answer) {
        keep(addressAt(projector, data.place), data.answer);
    }
    if (data.count >= projector.count) {  // what the server knew before the last key is old
        projector.place = data.place;
    }
    dress(projector);
    show(projector);
    return () => projector.end();
};

function begin(section) {
    const projector = { section, picture: section.querySelector(".picture"), place: 0, count: 0, shown: null };
    projectors.set(section, projector);
    const on = { onkeydown: (event) => press(projector, event), onresize: () => resize(projector) };
    addEventListener("keydown", on.onkeydown);
    addEventListener("resize", on.onresize);
    projector.end = () => {
        removeEventListener("keydown", on.onkeydown);
        removeEventListener("resize", on.onresize);
        forget(projector);
    };
    const go = { back: -1, on: 1 };
    const does = { leave, fill, black, define };
    let from = null;
    section.ontouchstart = (event) => {
        from = event.touches.length === 1 ? event.touches[0].clientX : null;
    };
    section.ontouchend = (event) => {
        const by = from === null ? 0 : event.changedTouches[0].clientX - from;
        if (Math.abs(by) > SWIPE) {
            move(projector, projector.place + (by < 0 ? 1 : -1));
        }
    };
    section.onclick = (event) => section.classList.contains("black") && black(projector, event);
    for (const button of section.querySelectorAll("nav button")) {
        const { what } = button.dataset;
        button.onclick = (event) => {
            event.stopPropagation();  // a click on a black screen ends it, this one begins it
            button.blur();
            what in go ? move(projector, projector.place + go[what]) : does[what](projector);
        };
    }
    return projector;
}

function dress(projector) {
    for (const button of projector.section.querySelectorAll("nav button")) {
        button.title = projector.data.words[button.dataset.what];
        button.setAttribute("aria-label", button.title);
    }
}

function addressAt(projector, place) {
    const height = Math.min(innerHeight, 0.75 * innerWidth);  // upright, a screen is as high as its width allows
    const type = Math.max(SMALLEST_TYPE, Math.round(TYPE_SIZE * height));
    const narrow = innerWidth < NARROW ? "&narrow=1" : "";
    return `${projector.data.addresses[place]}&type=${type}${narrow}`;
}

function press(projector, event) {
    const isTyping = event.target.closest?.("input, textarea, [contenteditable=true], [role=dialog], [role=listbox]");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) {
        return;
    }
    const last = projector.data.addresses.length - 1;
    if (projector.section.classList.contains("black") || BLACK.includes(event.key)) {
        black(projector);
    } else if (ON.includes(event.key)) {
        move(projector, projector.place + 1);
    } else if (BACK.includes(event.key)) {
        move(projector, projector.place - 1);
    } else if (event.key === "Home" || event.key === "End") {
        move(projector, event.key === "Home" ? 0 : last);
    } else if (event.key === "Escape") {
        leave(projector);
    } else {
        return;
    }
    event.preventDefault();
}

function move(projector, place) {
    const next = Math.min(Math.max(place, 0), projector.data.addresses.length - 1);
    if (next === projector.place) {
        return;
    }
    projector.place = next;
    projector.count += 1;
    clearTimeout(projector.rest);
    const { count } = projector;
    const told = () => projector.tell({ what: "move", place: next, count });
    if (projector.data.isOpen) {
        show(projector);
        projector.rest = setTimeout(told, REST);
    } else {
        told();
    }
}

function leave(projector) {
    clearTimeout(projector.rest);
    projector.tell({ what: "leave" });
}

// A screen that shows nothing, until it is touched or any key is pressed.
function black({ section }, event) {
    event?.stopPropagation();
    section.classList.toggle("black");
}

function define({ section }) {
    const definition = section.querySelector(".definition");
    definition.hidden = !definition.hidden;
}

function fill() {
    document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
}

function resize(projector) {
    clearTimeout(projector.resizing);
    projector.resizing = setTimeout(() => {
        if (projector.shown && projector.shown === addressAt(projector, projector.place) && !projector.chart) {
            fit(projector);
        }
        show(projector);
    }, 80);
}

// Cards, lists and tables as large as the screen holds; what it does not hold even at the smallest is counted.
function fit({ picture, data }) {
    const isUpright = innerWidth < innerHeight;
    picture.querySelector(".beyond")?.remove();
    for (const part of picture.querySelectorAll("[hidden]")) {
        part.hidden = false;
    }
    const table = picture.querySelector("table.grid");
    table?.classList.toggle("as-cards", isUpright || (table.matches(".lamps") && table.rows.length - 1 <= MOST_CARDS));
    const fits = () => picture.scrollHeight <= picture.clientHeight + 1 && picture.scrollWidth <= picture.clientWidth + 1;
    for (const dense of [false, true]) {
        table?.classList.toggle("dense", dense && !isUpright);
        for (const size of SIZES_OF_TYPE) {
            picture.style.fontSize = `${size}rem`;
            if (fits()) {
                return;
            }
        }
    }
    if (innerWidth < NARROW || innerHeight < LOW) {  // on a phone it scrolls
        return;
    }
    const parts = [...picture.querySelectorAll(".grid tbody tr, .listing li:not(.rest)")];
    const beyond = Object.assign(document.createElement("p"), { className: "beyond" });
    picture.append(beyond);
    let count = 0;
    while (parts.length > 1 && !fits()) {
        parts.pop().hidden = true;
        count += 1;
        beyond.textContent = data.words.beyond.replace("{count}", count);
    }
}

async function show(projector) {
    const { data, place, section } = projector;
    const address = addressAt(projector, place);
    if (projector.shown === address) {
        return;
    }
    projector.wanted = address;
    section.dataset.state = "drawing";
    const isStillWanted = () => projector.wanted === address && section.isConnected;
    let answer;
    try {
        answer = await answerOf(address);
        await (answer.figure && plotly(data.plotly));
    } catch {
        if (isStillWanted()) {
            section.querySelector(".facts").textContent = data.words.failed;
            section.dataset.state = "failed";
        }
        return;
    }
    if (!isStillWanted()) {
        return;
    }
    write(projector, answer);
    await drawPicture(projector, answer, data.plotly, isStillWanted);
    if (!answer.figure && section.isConnected) {
        fit(projector);
    }
    const { picture } = projector;
    picture.tabIndex = picture.scrollHeight > picture.clientHeight + 1 ? 0 : -1;  // keys reach what scrolls
    if (isStillWanted()) {
        projector.shown = address;
        section.dataset.state = "drawn";
        fetchAhead(projector);
    }
}

function write(projector, answer) {
    const { data, place, section } = projector;
    section.querySelector("h1").textContent = answer.headline;
    section.querySelector(".line").textContent = answer.line;
    const footer = section.querySelector(".footer");
    const pieces = [
        ...(data.badge ? [["badge", data.badge]] : []),
        ...answer.chips.map((chip) => ["chip", chip]),
        ...[data.addresses.length > 1 ? `${place + 1}/${data.addresses.length}` : data.words.alone, ...data.facts].map(
            (fact) => ["facts", fact]),
    ];
    section.querySelector(".definition").textContent = answer.note;
    section.querySelector(".definition").hidden = true;
    footer.replaceChildren(...pieces.map(([kind, text]) => {
        const piece = document.createElement("span");
        piece.className = kind;
        piece.textContent = text;
        return piece;
    }));
}

function fetchAhead(projector) {
    if (projector.data.isOpen) {
        for (const place of [projector.place + 1, projector.place + 2, projector.place - 1]) {
            if (projector.data.addresses[place]) {
                answerOf(addressAt(projector, place)).catch(() => null);
            }
        }
    }
}
