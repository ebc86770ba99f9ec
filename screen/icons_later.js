// Icons weigh as much as the programs that say a page's first words: they are asked for after these. Streamlit would ask
// for them first of all.
(function () {
    var root = document.documentElement;
    var said = ".exhibit[data-state=drawn], .projector[data-state=drawn]";
    var atRest = "[data-test-script-state=notRunning]";
    var patience = 20;  // looks at a page that has been made, for one without exhibits
    var isIcons = /Material Symbols/;
    var fonts = document.fonts;
    var load = fonts.load;
    fonts.load = function (font) {
        return isIcons.test(font) ? Promise.resolve([]) : load.apply(fonts, arguments);
    };
    var look = setInterval(function () {
        if (document.querySelector(said) || (document.querySelector(atRest) && patience-- < 1)) {
            clearInterval(look);
            fonts.load = load;
            root.classList.remove("without-icons");
        }
    }, 50);
    root.classList.add("without-icons");
})();
