// One exhibit on a page, drawn in place: heading, ways to the projector and the rows, picture, definition.

const exhibits = new WeakMap();
const narrow = matchMedia("(max-width: 640px)");
const inView = new IntersectionObserver((entries) => {
    for (const entry of entries) {
        const exhibit = exhibits.get(entry.target);
        exhibit.isInView = entry.isIntersecting;
        refresh(exhibit);
    }
}, { rootMargin: "250px" });

screens.exhibit = ({ data, parentElement, setTriggerValue }) => {
    const section = parentElement.querySelector("section.exhibit");
    const exhibit = exhibits.get(section) ?? begin(section);
    exhibit.data = data;
    exhibit.send = (what, part) => setTriggerValue("asked", { what, part: part ?? null });
    if (data.answer) {
        keep(data.address, data.answer);
    }
    refresh(exhibit);
    return () => {
        inView.unobserve(section);
        narrow.removeEventListener("change", exhibit.again);
        forget(exhibit);
    };
};

// Where the answer is for a window of this width: a narrow one gets what a phone gets, whatever it calls itself.
function addressFor(data) {
    const isAsked = !data.answer && !data.address.includes("&narrow=1");
    return isAsked && narrow.matches ? `${data.address}&narrow=1` : data.address;
}

function begin(section) {
    const exhibit = { section, heading: null, drawn: null, isInView: false, picture: section.querySelector(".picture") };
    exhibits.set(section, exhibit);
    section.querySelector(".present").onclick = () => exhibit.send("present");
    section.querySelector(".rows").onclick = () => exhibit.send("rows");
    inView.observe(section);
    exhibit.again = () => refresh(exhibit);
    narrow.addEventListener("change", exhibit.again);
    return exhibit;
}

// Draw what is asked for as soon as it is in view; what is not yet in view is fetched when nothing else is to be done.
async function refresh(exhibit) {
    const { data, section } = exhibit;
    const address = addressFor(data);
    const wanted = `${address} ${data.words}`;
    const isWanted = () => addressFor(exhibit.data) === address;
    if (exhibit.drawn === wanted) {
        state(section, "drawn");  // something else may have been on its way
        return;
    }
    clearTimeout(exhibit.later);
    if (exhibit.drawn === null) {
        section.style.minHeight = `${data.place}px`;
    }
    if (!exhibit.isInView) {
        state(section, "waiting");
        exhibit.later = setTimeout(() => answerOf(address).catch(() => null), 700);
        return;
    }
    state(section, "drawing");
    let answer;
    try {
        answer = await answerOf(address);
    } catch {
        if (isWanted()) {
            section.querySelector(".note").textContent = data.failed;
            state(section, "failed");
        }
        return;
    }
    if (!isWanted() || !section.isConnected) {
        return;
    }
    exhibit.drawn = wanted;
    dress(exhibit, answer);
    await drawPicture(exhibit, answer, data.plotly, isWanted);
    section.style.minHeight = "";
    state(section, "drawn");
}

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
