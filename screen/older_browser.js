// What browsers of before August 2023 lack of what Streamlit's programs use: the sets of signs of regular expressions,
// of which they write nothing that the older kind does not read, and sorted copies. It comes before any program.
(function () {
    try {
        new RegExp("", "v");
    } catch (lacking) {
        var older = function (flags) { return typeof flags === "string" ? flags.replace("v", "u") : flags; };
        window.RegExp = new Proxy(RegExp, {
            construct: function (made, given, asked) { return Reflect.construct(made, [given[0], older(given[1])], asked); },
            apply: function (made, self, given) { return made(given[0], older(given[1])); },
        });
    }
    if (!Array.prototype.toSorted) {
        Object.defineProperty(Array.prototype, "toSorted", {
            value: function (compare) { return Array.prototype.slice.call(this).sort(compare); },
            configurable: true,
            writable: true,
        });
    }
})();
