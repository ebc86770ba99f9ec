// What is chosen in the filters' widgets, before the server has heard of it: exhibits ask for it at once, and the page
// follows. What a widget says and cannot be read waits for the server as if nobody had looked.

const FILTERS = ["month", "region", "threshold", "separate"];  // in the order of addresses
const followers = new Set();  // functions of what was chosen and what is
let offered = null;  // what can be chosen, by the names that widgets show
let offeredAt = null;
let chosen = null;
let stood = null;  // what the widgets said when last looked at

// Learn what the widgets' words mean in an address.
function learn(address) {
    if (address && address !== offeredAt) {
        offeredAt = address;
        answerOf(address).then((found) => {
            offered = found;
            stood = chosen = inWidgets();
        }, () => { offeredAt = null; });
    }
}

// An address that says the same of the filters, or other values, and everything else as before.
function saying(address, values = {}) {
    const [path, query] = address.split("?");
    const said = new URLSearchParams(query);
    const filters = FILTERS.flatMap((key) => (values[key] ?? said.getAll(key)).map((value) => [key, value]));
    const others = [...said].filter(([key]) => !FILTERS.includes(key));
    return `${path}?${new URLSearchParams([...filters, ...others])}`;
}

function inWidgets() {
    const input = (key) => document.querySelector(`.st-key-${key} input`);
    if (!offered || !input("region")) {
        return null;
    }
    const tags = [...document.querySelectorAll(".st-key-region [data-tag]")].filter((tag) => !tag.closest("template"));
    const values = {
        month: [offered.labels.month[input("month")?.value]],
        region: tags.map((tag) => offered.labels.region[tag.getAttribute("aria-label")]),
        threshold: [offered.labels.threshold[input("threshold")?.value]],
        separate: [input("separate")?.checked ? "1" : "0"],
    };
    return Object.values(values).flat().includes(undefined) ? null : values;
}

function look() {
    const found = inWidgets();
    if (found && !isSame(found, stood)) {
        stood = found;
        choose(found);
    }
}

function choose(values) {
    const before = chosen;
    chosen = values;
    if (before && !isSame(before, values)) {
        followers.forEach((follow) => follow(before, values));
    }
}

function isSame(one, other) {
    return JSON.stringify(one) === JSON.stringify(other);
}

function press(event) {
    const button = offered && event.target.closest?.("button")?.closest("[class*=st-key-choose_]");
    const group = button && Object.keys(offered.groups).find((key) => button.classList.contains(`st-key-${key}`));
    if (group && chosen) {
        choose({ ...chosen, region: offered.groups[group] });
    }
}

for (const kind of ["pointerdown", "keydown", "click"]) {
    addEventListener(kind, () => {
        look();  // what somebody else has changed since
        setTimeout(look);  // what this has changed
    }, { capture: true });
}
addEventListener("click", press, { capture: true });
