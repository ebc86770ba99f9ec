// The projector: one screen of a meeting after the other. A key shows the next picture at once, out of what was fetched
// ahead; the server is told where the meeting stands when the fingers rest.

const ON = ["PageDown", "ArrowRight", "ArrowDown"];
const BACK = ["PageUp", "ArrowLeft", "ArrowUp"];
const TYPE_SIZE = 0.024;  // of the screen's height; 0.022 is what can be read from ten metres
const SMALLEST_TYPE = 14;
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
    for (const button of section.querySelectorAll("nav button")) {
        const { what } = button.dataset;
        button.onclick = () => {
            button.blur();
            what in go ? move(projector, projector.place + go[what]) : what === "leave" ? leave(projector) : fill();
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
    return `${projector.data.addresses[place]}&type=${type}`;
}

function press(projector, event) {
    const isTyping = event.target.closest?.("input, textarea, [contenteditable=true], [role=dialog], [role=listbox]");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) {
        return;
    }
    const last = projector.data.addresses.length - 1;
    if (ON.includes(event.key)) {
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

function fill() {
    document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
}

function resize(projector) {
    clearTimeout(projector.resizing);
    projector.resizing = setTimeout(() => show(projector), 80);
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
    if (isStillWanted()) {
        projector.shown = address;
        section.dataset.state = "drawn";
        fetchAhead(projector);
    }
}

function write(projector, answer) {
    const { data, place, section } = projector;
    section.querySelector("h1").textContent = answer.headline;
    const footer = section.querySelector(".footer");
    const pieces = [
        ...(data.badge ? [["badge", data.badge]] : []),
        ...answer.chips.map((chip) => ["chip", chip]),
        ...[`${place + 1}/${data.addresses.length}`, ...data.facts, answer.note].map((fact) => ["facts", fact]),
    ];
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
