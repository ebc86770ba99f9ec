// Tables: one that is wider than its place becomes cards, the first of them, the others where they are asked for; it is a
// table again where there is room for it.

const FEW = 6;  // cards of a long table
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
        table.classList.remove("as-cards", "folded");
        if (innerWidth < NARROW || table.offsetWidth > picture.clientWidth + 1) {
            table.classList.add("as-cards");
            table.classList.toggle("folded", picture.querySelector(".unfold") !== null);
        }
    }
}
