// What cannot be read on the screen that stands there: texts over each other, texts that are cut, headings too long,
// pictures squeezed to nothing, a first figure below the fold. Gives [{kind, where, text}].
({ fold, longest }) => {
    const found = [];
    const main = document.querySelector("[data-testid=stMain]") ?? document.documentElement;
    const projector = document.querySelector(".projector");
    const note = (kind, element, text) => found.push({
        kind,
        where: element?.closest?.("[class*=st-key-exhibit]")?.className.match(/st-key-(\S+)/)?.[1] ?? "",
        text: String(text).trim().slice(0, 60),
    });
    const isForReaders = (element) => {
        for (let around = element; around && around !== document.body; around = around.parentElement) {
            if (getComputedStyle(around).clipPath === "inset(50%)") {
                return true;
            }
        }
        return false;
    };
    const isHidden = (element) => !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
        || element.closest("script, style, .icon, .parts, [data-testid=stIconMaterial], [data-testid=stSkipToContent], [aria-expanded=false][data-testid=stSidebar]")
        || getComputedStyle(element).color === "rgba(0, 0, 0, 0)" || isForReaders(element);
    // On a phone a picture of the projector may scroll, rows may anywhere; else what is out of its place is cut.
    const isScrolledOut = (element, box) => {
        const rows = element.closest(".rows-of .within")?.getBoundingClientRect();
        if (rows && innerWidth > 600 && (box.right > rows.right - 2 || box.bottom > rows.bottom - 2)) {
            return true;
        }
        const scroller = innerWidth < 600 && element.closest(".projector .picture");
        return scroller && box.bottom > scroller.getBoundingClientRect().bottom - 2;
    };
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (!node.data.trim() || isHidden(element)) {
            continue;
        }
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) {
            if (box.width > 1 && box.height > 1 && box.right > 0 && box.bottom > 0 && !isScrolledOut(element, box)) {  // further out: for readers
                texts.push({ text: node.data, element, box });
            }
        }
    }
    const clips = (style, side) => ["hidden", "clip"].includes(style[`overflow${side}`]);
    const isCut = ({ element, box }) => {
        if (box.right > innerWidth + 2 || box.left < -2) {
            return true;
        }
        for (let around = element; around && around !== document.body; around = around.parentElement) {
            const style = getComputedStyle(around);
            const limits = around.getBoundingClientRect();
            const isSvg = around.tagName === "svg";
            const wide = box.left < limits.left - 2 || box.right > limits.right + 2;
            const high = box.top < limits.top - 0.3 * box.height || box.bottom > limits.bottom + 0.3 * box.height;
            if ((wide && (isSvg || clips(style, "X"))) || (high && (isSvg || clips(style, "Y")))) {
                return true;
            }
            if (projector?.contains(around) && high && style.overflowY === "auto" && innerWidth > innerHeight) {
                return true;
            }
        }
        return false;
    };
    for (const text of texts) {
        if (isCut(text)) {
            note("cut", text.element, text.text);
        }
    }
    const cores = texts.map(({ box }) => ({
        left: box.left + 1.5, right: box.right - 1.5, top: box.top + 0.24 * box.height, bottom: box.bottom - 0.24 * box.height,
    }));
    const order = texts.map((_, place) => place).sort((a, b) => cores[a].top - cores[b].top);
    for (let i = 0; i < order.length; i += 1) {
        const upper = cores[order[i]];
        for (let j = i + 1; j < order.length && cores[order[j]].top < upper.bottom - 1; j += 1) {
            const lower = cores[order[j]];
            const [one, other] = [texts[order[i]], texts[order[j]]];
            if (Math.min(upper.right, lower.right) - Math.max(upper.left, lower.left) > 1.5 && one.element !== other.element) {
                note("overlap", one.element, `${one.text.slice(0, 28)} | ${other.text.slice(0, 28)}`);
            }
        }
    }
    if (main.scrollWidth > main.clientWidth + 1 || document.documentElement.scrollWidth > innerWidth + 1) {
        note("wide", main, `${main.scrollWidth} px`);
    }
    for (const chart of document.querySelectorAll(".js-plotly-plot")) {
        const room = chart._fullLayout?._size;
        if (room && chart.checkVisibility() && (room.w < 100 || room.h < 40)) {
            note("squeezed", chart, `${Math.round(room.w)} x ${Math.round(room.h)} px`);
        }
    }
    for (const heading of document.querySelectorAll(".finding")) {
        if (heading.checkVisibility() && heading.textContent.length > longest) {
            note("long", heading, heading.textContent);
        }
    }
    if (fold !== null && !projector) {
        note("fold", main, `${fold} px`);
    }
    if (projector) {
        const picture = projector.querySelector(".picture").getBoundingClientRect();
        const bottom = Math.max(0, ...texts.filter(({ element }) => element.closest(".picture")).map(({ box }) => box.bottom));
        const saysNothing = projector.querySelector(".picture > .note") && !projector.querySelector(".card, .grid, .listing");
        if (!saysNothing && !projector.querySelector(".js-plotly-plot") && bottom - picture.top < 0.6 * picture.height) {
            note("empty", projector, `${Math.round(100 * (bottom - picture.top) / picture.height)}% filled`);
        }
    }
    return found;
}
