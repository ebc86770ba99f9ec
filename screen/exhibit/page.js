// What Streamlit leaves open around the exhibits of a page: its own English words, a menu that stays over the page it
// leads to, chips that lead to their filters, anchors of exhibits.

const SAID = ["aria-label", "title", "placeholder"];
// Where its own words stand; exhibits, whose words are the ledger's, stand in none of them but dialogs.
const OWN_PLACES = ["stSkipToContent", "stSidebarNavViewButton", "stFileUploader", "InputInstructions", "stMainMenuList",
    "stMainMenuPopover", "stConnectionStatus", "stStatusWidget"].map((name) => `[data-testid=${name}]`);
const OWN = [...OWN_PLACES, "[role=dialog]", "[role=menu]", "[role=listbox]:not(.parts)"].join(", ");
const SIDEBAR = "[data-testid=stSidebar]";
const phone = matchMedia(`(max-width: ${NARROW}px)`);
let told = "{}";
let words = new Map();
let sentences = [];  // with something in them that changes: [how they read, what they are to say]

// What was put into another language before is put into this one.
function learnWords() {
    const said = document.querySelector("#own-words")?.dataset.words ?? "{}";
    if (said !== told) {
        const [before, now] = [told, said].map((text) => JSON.parse(text));
        told = said;
        words = new Map([...Object.keys(before).map((own) => [before[own], now[own] ?? own]), ...Object.entries(now)]);
        sentences = [...words].filter(([own]) => own.includes("{some}")).map(([own, said]) => {
            const parts = own.split("{some}").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
            return [new RegExp(`^${parts.join("(.+)")}$`, "s"), said];
        });
    }
}

// Our words for one of Streamlit's; null where it is none.
function ours(text) {
    if (words.has(text)) {
        return words.get(text);
    }
    for (const [own, said] of sentences) {
        const found = own.exec(text);
        if (found) {
            return said.replace("{some}", found[1]);
        }
    }
    return null;
}

// Streamlit has no translations of its own: what readers hear and what stands in its own places is put into our words.
function translate() {
    for (const name of SAID) {
        for (const element of document.querySelectorAll(`[${name}]`)) {
            const said = ours(element.getAttribute(name));
            if (said !== null && said !== element.getAttribute(name)) {
                element.setAttribute(name, said);
            }
        }
    }
    translateIn(OWN);
    translateIn("[data-testid=stDateInput]", "date:");  // elsewhere mm may be a ledger's
}

function translateIn(places, kind = "") {
    for (const place of document.querySelectorAll(places)) {
        const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const text = node.data.trim();
            const said = node.parentElement.closest(".exhibit") ? null : ours(kind + text) ?? ours(text);
            if (said !== null && said !== node.data) {
                node.data = said;
            }
        }
    }
}

let waiting = 0;
new MutationObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
        learnWords();
        translate();
        openAnchor();
        keepStepOfList();
    }, 300);
}).observe(document.documentElement, { childList: true, subtree: true });

// The slides are one step of the browser's history: back leaves them, and does not lead into them again.
const push = history.pushState.bind(history);
history.pushState = (state, title, url) => {
    const isOnProjector = new URLSearchParams(location.search).has("present");
    (isOnProjector ? history.replaceState.bind(history) : push)(state, title, url);
};

// A list that lies over the page is a step, too: back closes it. One that is closed otherwise takes its step along, unless
// the page has made one of its own since.
const LIST = "[data-testid=stDialog]";
let isLeaving = false;
function keepStepOfList() {
    const isOpen = Boolean(document.querySelector(LIST));
    const isStep = Boolean(history.state?.list);
    if (isOpen && !isStep) {
        push({ list: true }, "", location.href);
    } else if (isStep && !isOpen) {
        isLeaving = true;
        history.back();
    }
}

addEventListener("popstate", (event) => {
    const list = document.querySelector(LIST);
    if (isLeaving || (list && !history.state?.list)) {
        event.stopImmediatePropagation();  // to Streamlit it is another page
        isLeaving = false;
        list?.querySelector("button[aria-label][type=button]")?.click();
    }
}, { capture: true });

function sidebar(open) {
    const isOpen = document.querySelector(SIDEBAR)?.getBoundingClientRect().right > 1;  // a closed one stands left of all
    const button = open ? "[data-testid=stExpandSidebarButton]" : "[data-testid=stSidebarCollapseButton] button";
    if (isOpen !== open) {
        document.querySelector(button)?.click();
    }
}

function show(name) {
    document.querySelector(`.st-key-exhibit-${CSS.escape(name)}`)?.scrollIntoView({ behavior: "smooth" });
}

// An address that ends in #NAME opens at that exhibit, once.
let opened = "";
function openAnchor() {
    const name = location.hash.slice(1);
    if (name && name !== opened && document.querySelector(`.st-key-exhibit-${CSS.escape(name)}`)) {
        opened = name;
        setTimeout(() => show(name), 400);
    }
}

addEventListener("click", (event) => {
    const chip = event.target.closest?.("[data-filter]");
    const anchor = event.target.closest?.("a[data-exhibit]");
    if (chip) {
        sidebar(true);
        setTimeout(() => document.querySelector(`.st-key-${chip.dataset.filter} :is(input, button)`)?.focus(), 350);
    } else if (anchor) {
        event.preventDefault();
        show(anchor.dataset.exhibit);
    } else if (phone.matches && event.target.closest?.("[data-testid=stSidebarNavLink]")) {
        setTimeout(() => sidebar(false), 200);
    }
});
