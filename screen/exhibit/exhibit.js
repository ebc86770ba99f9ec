// One exhibit on a page, drawn in place: heading, ways to the projector and the rows, picture, definition.

const exhibits = new WeakMap();
const live = new Set();
const NARROW_PLACE = 260;  // pixels below which a place is as narrow as a phone
const SETTLED = 300;  // ms after which a chart has followed the width of its place
const TIGHT = 112;  // pixels of a chart beside its words, below which it gets a phone's picture too; 100 must be left
const places = new ResizeObserver((entries) => {
    for (const { target } of entries) {
        const exhibit = exhibits.get(target);
        if (exhibit && Math.abs((exhibit.width ?? 0) - target.clientWidth) > 8) {
            exhibit.width = target.clientWidth;
            exhibit.isTight = false;
            clearTimeout(exhibit.looking);
            exhibit.looking = setTimeout(() => tighten(exhibit), SETTLED);
        }
        if (exhibit?.data && exhibit.wasNarrow !== isNarrow(exhibit)) {
            refresh(exhibit);
        }
    }
});
const FOR_NARROW = "&narrow=1";
const FIRST = 250;  // ms that what is out of view leaves to what is in view
const LATE = 700;  // ms after which what is far out of view is prepared
const PATIENCE = 1000;  // ms after which a server that says something else than the widgets is believed
const RUNNING = "[data-test-script-state=running]";
const inView = watcher("isInView", "0px");
const nearby = watcher("isNear", "250px");

function watcher(what, rootMargin) {
    return new IntersectionObserver((entries) => {
        for (const entry of entries) {
            const exhibit = exhibits.get(entry.target);
            exhibit[what] = entry.isIntersecting;
            refresh(exhibit);
        }
    }, { rootMargin });
}

screens.exhibit = ({ data, parentElement, setTriggerValue }) => {
    const section = parentElement.querySelector("section.exhibit");
    const exhibit = exhibits.get(section) ?? begin(section);
    exhibit.data = { ...data, address: data.answer ? data.address : saying(data.address) };
    exhibit.send = (what, part) => setTriggerValue("asked", { what, part: part ?? null });
    if (data.answer) {
        keep(data.address, data.answer);
        keep(`${data.address}${FOR_NARROW}`, data.narrowAnswer ?? data.answer);
    }
    learn(data.index);
    if (exhibit.ahead === exhibit.data.address) {
        exhibit.ahead = null;  // the server has followed
    }
    refresh(exhibit);
    return () => {
        live.delete(exhibit);
        inView.unobserve(section);
        nearby.unobserve(section);
        places.unobserve(section);
        forget(exhibit);
    };
};

// Ask for what was just chosen as long as the server has not said so itself.
followers.add((before, values) => {
    for (const exhibit of live) {
        const address = exhibit.ahead ?? exhibit.data.address;
        if (!exhibit.data.answer && address === saying(address, before)) {
            exhibit.ahead = saying(address, values);
            refresh(exhibit);
            clearTimeout(exhibit.doubt);
            exhibit.doubt = setTimeout(() => believe(exhibit), PATIENCE);
        }
    }
});

function believe(exhibit) {
    if (exhibit.ahead && document.querySelector(RUNNING)) {
        exhibit.doubt = setTimeout(() => believe(exhibit), PATIENCE);
    } else if (exhibit.ahead) {
        exhibit.ahead = null;
        refresh(exhibit);
    }
}

// A chart whose words leave no room for its bars gets the picture of a phone; whether it is drawn anew.
function tighten(exhibit) {
    const isTight = !exhibit.wasNarrow && exhibit.chart?._fullLayout?._size.w < TIGHT;
    if (isTight) {
        exhibit.isTight = true;
        refresh(exhibit);
    }
    return isTight;
}

function isNarrow({ section, isTight }) {
    return isTight || innerWidth < NARROW || (section.clientWidth > 0 && section.clientWidth < NARROW_PLACE);
}

// Where the answer is for a place of this width: a narrow one gets what a phone gets, whatever it calls itself.
function addressFor(exhibit) {
    const { data, ahead } = exhibit;
    const address = ahead ?? data.address;
    exhibit.wasNarrow = isNarrow(exhibit);
    return exhibit.wasNarrow && !address.includes(FOR_NARROW) ? `${address}${FOR_NARROW}` : address;
}

function begin(section) {
    const exhibit = { section, heading: null, drawn: null, drawing: null, picture: section.querySelector(".picture") };
    exhibit.resized = () => section.dataset.state === "drawn" && tighten(exhibit);
    exhibits.set(section, exhibit);
    live.add(exhibit);
    section.querySelector(".present").onclick = () => exhibit.send("present");
    section.querySelector(".rows").onclick = () => exhibit.send("rows");
    inView.observe(section);
    nearby.observe(section);
    places.observe(section);
    return exhibit;
}

// Draw what is asked for as soon as it is in view, what is near a moment later; the rest is prepared when nothing else
// is to be done.
function refresh(exhibit) {
    const { data, section } = exhibit;
    const address = addressFor(exhibit);
    clearTimeout(exhibit.later);
    if (exhibit.asked !== address) {
        doWithout(exhibit.asked);
        exhibit.asked = address;
        exhibit.drawing = null;
    }
    if (exhibit.drawn === `${address} ${data.words}`) {
        if (!tighten(exhibit)) {
            state(section, "drawn");  // something else may have been on its way
        }
        return;
    }
    if (exhibit.drawn === null && !exhibit.heading) {
        section.style.minHeight = `${data.place}px`;
    }
    if (exhibit.isInView) {
        draw(exhibit, address);
        return;
    }
    state(section, "waiting");
    exhibit.later = setTimeout(exhibit.isNear ? draw : prepare, exhibit.isNear ? FIRST : LATE, exhibit, address);
}

// What is out of view gets its words, and a place as high as its picture: nothing moves when it comes into view.
async function prepare(exhibit, address) {
    const answer = await answerOf(address, true).catch(() => null);
    if (!answer || exhibit.asked !== address || exhibit.drawn !== null) {
        return;
    }
    if (answer.figure) {
        dress(exhibit, answer);
        exhibit.picture.style.minHeight = `${answer.figure.layout.height}px`;
        exhibit.section.style.minHeight = "";
    } else {
        draw(exhibit, address);
    }
}

async function draw(exhibit, address) {
    const { data, section } = exhibit;
    const isWanted = () => exhibit.asked === address && section.isConnected;
    state(section, "drawing");
    if (exhibit.drawing === address) {
        return;
    }
    exhibit.drawing = address;
    let answer;
    try {
        const arriving = answerOf(address);
        plotly(data.plotly);  // soon wanted; what is said comes first
        answer = await arriving;
    } catch {
        if (isWanted()) {
            exhibit.drawing = null;
            section.querySelector(".note").textContent = data.failed;
            state(section, "failed");
        }
        return;
    }
    if (!isWanted()) {
        return;
    }
    exhibit.drawing = null;
    exhibit.drawn = `${address} ${data.words}`;
    dress(exhibit, answer);
    await drawPicture(exhibit, answer, data.plotly, isWanted);
    if (isWanted() && !tighten(exhibit)) {
        section.style.minHeight = exhibit.picture.style.minHeight = "";
        state(section, "drawn");
    }
}

// Draw at once what has come and was not yet in view: a page that is being printed does not wait.
screens.drawAtOnce = (section) => {
    const exhibit = exhibits.get(section);
    const answer = drawable.get(exhibit?.asked);
    if (!answer || exhibit.drawn !== null || (answer.figure && !window.Plotly)) {
        return;
    }
    exhibit.drawn = `${exhibit.asked} ${exhibit.data.words}`;
    dress(exhibit, answer);
    drawPicture(exhibit, answer, exhibit.data.plotly, () => true);
    section.style.minHeight = exhibit.picture.style.minHeight = "";
    state(section, "drawn");
};

function state(section, now) {
    section.dataset.state = now;
    section.setAttribute("aria-busy", String(now === "drawing"));
}

function dress(exhibit, answer) {
    const { data, section } = exhibit;
    if (exhibit.heading?.tagName !== `H${data.level}`) {
        exhibit.heading?.remove();
        exhibit.heading = document.createElement(`h${data.level}`);
        exhibit.heading.className = "finding";
        section.querySelector("header").prepend(exhibit.heading);
    }
    exhibit.heading.textContent = answer.headline;
    section.querySelector(".line").textContent = answer.line;
    section.classList.toggle("alone", Boolean(data.isAlone));
    name(section.querySelector(".present"), "", data.presentHelp);
    name(section.querySelector(".rows"), data.rowsLabel ?? "", data.rowsHelp);
    section.querySelector(".note").textContent = data.isAlone ? "" : data.brief ? answer.brief : answer.note;
}

function name(button, label, help) {
    button.querySelector(".label").textContent = label;
    button.title = help;
    button.setAttribute("aria-label", label ? `${label}：${help}` : help);
}
