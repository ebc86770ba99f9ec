// Tables: one that is wider than its place becomes cards, and is a table again where there is room for it; a phone shows
// the first cards, the others where they are asked for.

const FEW = 6;  // cards of a long table on a phone
const tables = new ResizeObserver((entries) => entries.forEach(({ target }) => asWideAsItsPlace(target)));

function keepTableInside(picture, unfold) {
    tables.unobserve(picture);
    const table = picture.querySelector("table.grid");
    if (!table) {
        return;
    }
    const count = table.tBodies[0].rows.length;
    if (unfold && count > FEW + 1) {
        const button = Object.assign(document.createElement("button"), { type: "button", className: "unfold" });
        button.textContent = unfold.replace("{count}", count);
        button.onclick = () => {
            table.classList.remove("folded");
            button.remove();
        };
        picture.append(button);
    }
    tables.observe(picture);
    asWideAsItsPlace(picture);
}

function asWideAsItsPlace(picture) {
    const table = picture.querySelector("table.grid");
    if (table && !picture.closest(".projector")) {
        const isPhone = innerWidth < NARROW;
        table.classList.remove("as-cards");
        table.classList.toggle("as-cards", isPhone || table.offsetWidth > picture.clientWidth + 1);
        table.classList.toggle("folded", isPhone && picture.querySelector(".unfold") !== null);
    }
}
