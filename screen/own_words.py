"""The words that Streamlit's own pieces bring along, in English alone, and what they say on our pages."""

from screen import html
from words import N_, _

OWN_WORDS = {  # {some} is what changes in a sentence: a number, a name
    "Open": N_("Open the choices"),
    "Choose an option": N_("choose"),
    "Help for {some}": N_("What {some} means"),
    "Close": N_("Close"),
    "Dismiss": N_("Close"),
    "date:yyyy": N_("yyyy"),
    "date:mm": N_("mm"),
    "date:dd": N_("dd"),
    "Clear all": N_("Clear all"),
    "Clear value": N_("Clear"),
    "Clear entry": N_("Clear"),
    "Expand sidebar": N_("Open the menu"),
    "Collapse sidebar": N_("Close the menu"),
    "Sidebar": N_("Menu and filters"),
    "App pages": N_("Pages"),
    "View less": N_("Fewer pages"),
    "View {some} more": N_("{some} more pages"),
    "Main menu": N_("Settings of the display"),
    "Theme": N_("Appearance"),
    "System": N_("As the computer"),
    "Light": N_("Light"),
    "Dark": N_("Dark"),
    "Rerun": N_("Load anew"),
    "Print": N_("Print"),
    "Record a screencast": N_("Record the screen"),
    "About": N_("About"),
    "Select all": N_("All of them"),
    "Select {some} matches": N_("All {some} found"),
    "Selected values": N_("Chosen"),
    "Multiselect options": N_("Choices"),
    "Selectbox options": N_("Choices"),
    "No results": N_("nothing found"),
    "Add: {some}": N_("Take {some}"),
    "Remove {some}": N_("Take {some} out"),
    "Press Enter to apply": N_("Enter takes it over"),
    "Press Enter to submit form": N_("Enter sends it"),
    "Increment": N_("More"),
    "Decrement": N_("Less"),
    "Choose date": N_("Choose a day"),
    "Clear date": N_("Clear"),
    "Upload": N_("Choose files"),
    "Upload directories": N_("Choose a folder"),
    "Add files": N_("More files"),
    "Drag and drop a file here": N_("Drop files here"),
    "Drag and drop files here": N_("Drop files here"),
    "Drag and drop directories here": N_("Drop a folder here"),
    "{some} per file": N_("at most {some} a file"),
    "{some} files are not allowed.": N_("Files of the kind {some} are not taken."),
    "Skip to main content": N_("To the content"),
    "Page not found": N_("There is no such page"),
    "The page that you have requested {some}": N_("The address names no page; the overview is shown instead."),
    "You have requested page {some}": N_("The address names no page; the overview is shown instead."),
    "Connecting": N_("Connecting …"),
    "Connection error": N_("The server cannot be reached"),
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:": N_(
        "The page comes back by itself once the server runs again."
    ),
    "Streamlit server is not responding. Are you connected to the internet?": N_(
        "The page comes back by itself once the server runs again."
    ),
    "Connection timed out.": N_("The page comes back by itself once the server runs again."),
}


def tell() -> None:
    """Give the page's program the words, which it puts in place of Streamlit's."""
    html.own_words({own: _(message) for own, message in OWN_WORDS.items()})
