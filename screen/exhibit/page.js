// What Streamlit leaves open around the exhibits of a page: its own English words, a menu that stays over the page it
// leads to, chips that lead to their filters, anchors of exhibits.

const OWN_WORDS = ["aria-label", "title", "placeholder"];
const SIDEBAR = "[data-testid=stSidebar]";
const phone = matchMedia(`(max-width: ${NARROW}px)`);
let words = {};

function told() {
    const said = document.querySelector("#own-words")?.dataset.words;
    return said ? JSON.parse(said) : {};
}

// Streamlit has no translations of its own: what readers hear and what stands in its dialogs is put into our words.
function translate() {
    for (const name of OWN_WORDS) {
        for (const element of document.querySelectorAll(`[${name}]`)) {
            const text = words[element.getAttribute(name)];
            if (text) {
                element.setAttribute(name, text);
            }
        }
    }
    const inDialogs = [...document.querySelectorAll("[role=dialog] *")].filter((element) => !element.childElementCount);
    for (const element of [document.querySelector("[data-testid=stSkipToContent]"), ...inDialogs]) {
        const text = element?.textContent.trim() ?? "";
        const own = text.startsWith("You have requested page") ? "The page that you have requested" : text;
        if (words[own]) {
            element.textContent = words[own];
        }
    }
}

let waiting = 0;
new MutationObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
        words = told();
        if (Object.keys(words).length) {
            translate();
        }
        openAnchor();
    }, 300);
}).observe(document.documentElement, { childList: true, subtree: true });

// The slides are one step of the browser's history: back leaves them, and does not lead into them again.
const push = history.pushState.bind(history);
history.pushState = (state, title, url) => {
    const isOnProjector = new URLSearchParams(location.search).has("present");
    (isOnProjector ? history.replaceState.bind(history) : push)(state, title, url);
};

function sidebar(open) {
    const isOpen = document.querySelector(SIDEBAR)?.getAttribute("aria-expanded") === "true";
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
