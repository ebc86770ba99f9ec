// Rows as a table: a click on a heading sorts, one on a row asks for it. What is far down comes when it is scrolled to;
// in a narrow window every row is a card, and more of them come when they are asked for.

const rowTables = new WeakMap();
const SLICE = 60;  // rows that come at once
const CARDS = 20;
const SHORT = 12;  // letters that stand in one line
const further = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
        if (isIntersecting && innerWidth > NARROW) {
            fillRows(rowTables.get(target.closest("section.rows-of")));
        }
    }
});

screens.rows = ({ data, parentElement, setTriggerValue }) => {
    const place = parentElement.querySelector("section.rows-of");
    const table = rowTables.get(place) ?? { place, by: null, isDown: false };
    rowTables.set(place, table);
    table.ask = (row) => setTriggerValue("asked", { row });
    if (table.content !== data.content) {
        const { headings } = table;
        Object.assign(table, { content: data.content, ...JSON.parse(data.content) });
        if (JSON.stringify(headings) !== JSON.stringify(table.headings)) {
            table.by = null;
        }
        buildRows(table);
    }
    table.picked = data.picked;
    markPicked(table);
    return () => further.unobserve(table.end);
};

function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
}

function buildRows(table) {
    const { place, headings, words } = table;
    const head = element("tr", { role: "row" });
    headings.forEach((heading, column) => {
        const button = element("button", { type: "button" }, heading.label);
        button.onclick = () => sortBy(table, column);
        head.append(element("th", { role: "columnheader", scope: "col", class: classOf(heading) }, button));
    });
    table.body = element("tbody", { role: "rowgroup" });
    if (table.end) {
        further.unobserve(table.end);
    }
    table.end = element("button", { type: "button", class: "end" }, words.more);
    table.end.onclick = () => fillRows(table);
    const grid = element("table", { class: "grid rows", role: "table", "aria-label": words.label });
    grid.append(element("thead", { role: "rowgroup" }, head), table.body);
    const within = element("div", { class: "within", role: "region", tabindex: 0, "aria-label": words.label });
    within.style.setProperty("--most", `${table.height}px`);
    within.append(grid, table.end);
    place.replaceChildren(sortingOfCards(table), within);
    place.dataset.state = "drawn";
    table.head = head;
    orderRows(table);
    further.observe(table.end);
}

// Cards have no headings to click on.
function sortingOfCards(table) {
    const choice = element("select", {}, element("option", { value: "" }, table.words.asGiven));
    table.headings.forEach(({ label }, column) => choice.append(element("option", { value: column }, label)));
    choice.value = table.by ?? "";
    choice.onchange = () => {
        table.by = null;
        sortBy(table, choice.value === "" ? null : Number(choice.value));
    };
    table.choice = choice;
    return element("label", { class: "sorting" }, table.words.sort, choice);
}

// First upwards, or from the largest number down; then the other way; then as it was given.
function sortBy(table, column) {
    const downFirst = column !== null && table.headings[column].decimals !== null;
    if (table.by !== column) {
        Object.assign(table, { by: column, isDown: downFirst });
    } else if (table.isDown === downFirst) {
        table.isDown = !downFirst;
    } else {
        table.by = null;
    }
    orderRows(table);
}

function orderRows(table) {
    const { rows, by, isDown, headings } = table;
    table.order = rows.map((_row, place) => place);
    if (by !== null) {
        const letters = new Intl.Collator(document.documentElement.lang, { numeric: true });
        const { decimals, lamps } = headings[by];
        const worth = lamps ? (word) => Object.keys(lamps).indexOf(word) : (value) => value;
        const compared = (one, other) =>
            decimals === null && !lamps ? letters.compare(one, other) : worth(one) - worth(other);
        table.order.sort((one, other) => {
            const [first, second] = [rows[one][by], rows[other][by]];
            if (first === null || second === null) {
                return (first === null) - (second === null);  // what is not known stands last, either way
            }
            return isDown ? compared(second, first) : compared(first, second);
        });
    }
    [...table.head.children].forEach((cell, column) => {
        cell.setAttribute("aria-sort", column !== by ? "none" : isDown ? "descending" : "ascending");
    });
    table.choice.value = by ?? "";
    table.body.replaceChildren();
    fillRows(table);
}

function fillRows(table, count = innerWidth > NARROW ? SLICE : CARDS) {
    const begin = table.body.rows.length;
    table.body.append(...table.order.slice(begin, begin + count).map((row) => rowOf(table, row)));
    table.end.hidden = table.body.rows.length >= table.order.length;
    markPicked(table);
    if (begin && !table.end.hidden) {
        further.unobserve(table.end);  // it may be in view still
        further.observe(table.end);
    }
}

function rowOf(table, place) {
    const opens = table.opens === true || table.opens[place];
    const line = element("tr", { role: "row", "data-row": place, class: opens ? "opens" : "" });
    line.append(...table.headings.map((heading, column) => cellOf(table, heading, table.rows[place][column], opens)));
    if (opens) {
        line.onclick = () => getSelection().isCollapsed && table.ask(place);
    }
    return line;
}

function cellOf(table, heading, value, opens) {
    const text = value === null ? table.words.nothing : inWords(heading, value);
    const lamp = heading.lamps?.[value];
    const inside = heading.isName && opens
        ? element("button", { type: "button", class: "name" }, text)
        : element("span", lamp ? { class: `lamp ${lamp}` } : {}, text);
    return heading.isName
        ? element("th", { role: "rowheader", scope: "row" }, inside)
        : element("td", { role: "cell", "data-column": heading.label, class: classOf(heading, text) }, inside);
}

function classOf({ decimals }, text = "") {
    return decimals !== null ? "number" : text.length > SHORT ? "words" : "";
}

function inWords({ decimals, isGrouped, isSigned }, value) {
    if (decimals === null) {
        return String(value);
    }
    return value.toLocaleString("en-US", {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
        useGrouping: isGrouped,
        signDisplay: isSigned ? "exceptZero" : "auto",
    });
}

function markPicked({ body, picked }) {
    for (const row of body.rows) {
        const isPicked = Number(row.dataset.row) === picked;
        row.classList.toggle("picked", isPicked);
        row.toggleAttribute("aria-current", isPicked);
    }
}

addEventListener("beforeprint", () => {
    document.querySelectorAll("section.rows-of").forEach((place) => fillRows(rowTables.get(place), Infinity));
});
