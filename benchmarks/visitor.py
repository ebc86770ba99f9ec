"""A visitor without a browser: what a browser asks a server for on a click, and nothing of what it draws.

Fifty browsers do not fit on the machine that they would measure. A visitor of the dashboard speaks to it as Streamlit's
program does, over a websocket, and asks for exhibits' answers as the page does: those in view at once, the others a
moment later, each only once, for a browser keeps them. A visitor of the page in Dash sends its one callback.
"""

import asyncio
import json
import time
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlencode, urlsplit

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

AT_ONCE = 6  # requests that a browser has on their way
PATIENCE = 60.0  # seconds after which a visitor has got nothing
NEAR, LATER = 0.25, 0.7  # seconds after which the page asks for what is next, and for all that is out of view
# The pages that are visited, and how many of their exhibits are in view on a screen of 1920 to 1080.
PAGES = {
    "": 4,
    "completion": 2,
    "capital-sources": 5,
    "large-projects": 4,
    "county-comparison": 4,
    "supervision": 3,
    "orders": 5,
    "leaders": 2,
    "assessment": 1,
    "pipeline": 2,
    "projects": 0,
}
FILTERS = ("month", "region", "threshold", "separate")  # in the order of addresses, as chosen.js has them


class Failed(Exception):
    """A visitor got something else than what he asked for."""


class Visitor:
    """What visitors of both servers have in common: an address, and a browser's connections."""

    def __init__(self, address: str) -> None:
        limits = httpx.Limits(max_connections=AT_ONCE)
        headers = {"Accept-Encoding": "gzip"}
        self.address = address
        self._client = httpx.AsyncClient(base_url=address, limits=limits, timeout=PATIENCE, headers=headers)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.aclose()

    async def open(self, page: str = "") -> float:
        """Open the address; seconds to the data of all that is in view."""
        raise NotImplementedError

    async def choose(self, regions: Sequence[str]) -> float:
        """Choose regions, none of them for all; seconds from the click to the data of all that is in view."""
        raise NotImplementedError

    async def _get(self, address: str, **headers: str) -> httpx.Response:
        for left in reversed(range(AT_ONCE + 1)):
            try:
                answer = await self._client.get(address, headers=headers)
            except (httpx.ReadError, httpx.RemoteProtocolError):  # kept open, and closed in this moment
                if not left:
                    raise
                continue  # as browsers do
            if answer.status_code == 200:
                return answer
            break
        raise Failed(f"{answer.status_code} {address}")


class OfDashboard(Visitor):
    """Somebody who looks at the dashboard."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.regions: tuple[str, ...] = ()
        self._page = ""
        self._pages: dict[str, str] = {}  # the pages' hashes by their addresses
        self._widgets: dict[str, str] = {}  # the widgets' ids by their keys
        self._labels: dict[str, str] = {}  # what the filter calls a region
        self._said: dict[str, str] = {}  # what stands in the widgets of one line, by the widgets' keys
        self._index = "/exhibits?lang=zh"  # where the filters' labels are; a page without exhibits does not say
        self._asked: list[str] = []  # the addresses of the page's exhibits, in its order
        self._has: set[str] = set()
        self._socket: ClientConnection | None = None
        self._rest: asyncio.Task[None] | None = None

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave_rest()
        if self._socket:
            await self._socket.close()
        await super().__aexit__(kind, error, trace)

    async def open(self, page: str = "") -> float:
        """The page, the websocket, the script, and what is in view."""
        began = time.monotonic()
        self._page = page
        await self._get(f"/{page}", accept="text/html")
        host = urlsplit(self.address).netloc
        self._socket = await connect(
            f"ws://{host}/_stcore/stream", subprotocols=["streamlit"], origin=self.address, max_size=None
        )
        await self._run(page_name=page)
        await self._fetch_in_view()
        self._ask_for_rest()
        took = time.monotonic() - began
        labels = (await self._get(self._index)).json()["labels"]
        self._labels = {region: label for label, region in labels["region"].items()}
        return took

    async def choose(self, regions: Sequence[str]) -> float:
        """As a click into the filter does."""
        self.regions = tuple(regions)
        return await self._click({})

    async def go(self, page: str) -> float:
        """Go to another page by the menu; seconds to the data of all that is in view there."""
        self._page = page
        self._asked = []
        return await self._click({"page_script_hash": self._pages[page]})

    async def _click(self, said: dict[str, str]) -> float:
        """Say what was clicked, ask at once for what then is in view, and after the script for what it knows better."""
        self._leave_rest()
        began = time.monotonic()
        self._asked = [self._under_filters(address) for address in self._asked]
        await asyncio.gather(self._run(**said or {"page_script_hash": self._pages[self._page]}), self._fetch_in_view())
        await self._fetch_in_view()
        took = time.monotonic() - began
        self._ask_for_rest()
        return took

    async def _run(self, **said: str) -> None:
        """Let the server run the page, and read what it draws, until it is done."""
        if self._socket is None:
            raise Failed("no page is open")
        message = BackMsg()
        message.rerun_script.context_info.timezone = "Asia/Shanghai"
        message.rerun_script.context_info.locale = "zh-CN"
        message.rerun_script.context_info.url = f"{self.address}/{self._page}"
        message.rerun_script.context_info.color_scheme = "light"
        for key, value in said.items():
            setattr(message.rerun_script, key, value)
        if self._widgets:
            for key, value in self._said.items():
                message.rerun_script.widget_states.widgets.add(id=self._widgets[key], string_value=value)
            chosen = message.rerun_script.widget_states.widgets.add(id=self._widgets["region"])
            chosen.string_array_value.data.extend(self._labels[region] for region in self.regions)
            message.rerun_script.widget_states.widgets.add(id=self._widgets["separate"], bool_value=True)
        await self._socket.send(message.SerializeToString())
        asked: list[str] = []
        while True:
            async with asyncio.timeout(PATIENCE):
                answer = ForwardMsg.FromString(await self._socket.recv())
            kind = answer.WhichOneof("type")
            if kind == "delta":
                self._read(answer, asked)
            elif kind == "navigation":
                self._pages = {page.url_pathname: page.page_script_hash for page in answer.navigation.app_pages}
                home = next(page for page in answer.navigation.app_pages if page.is_default)
                self._pages[""] = home.page_script_hash
            elif kind == "script_finished":
                break
        self._asked = asked

    def _read(self, answer: ForwardMsg, asked: list[str]) -> None:
        element = answer.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise Failed(element.exception.message)
        if kind in ("selectbox", "multiselect", "checkbox"):
            widget = getattr(element, kind)
            key = widget.id.rpartition("-")[2]
            self._widgets[key] = widget.id
            if kind == "selectbox" and key in FILTERS:
                self._said[key] = widget.raw_value or widget.options[widget.default]
        elif kind == "bidi_component" and element.bidi_component.component_name == "exhibit":
            data = json.loads(element.bidi_component.json)
            asked.append(data["address"])
            self._index = data["index"]

    def _under_filters(self, address: str) -> str:
        """The same address with the regions that are chosen."""
        path, _mark, query = address.partition("?")
        said = parse_qsl(query)
        filters = [pair for key in FILTERS for pair in said if pair[0] == key and key != "region"]
        filters[1:1] = [("region", region) for region in self.regions]
        return f"{path}?{urlencode([*filters, *(pair for pair in said if pair[0] not in FILTERS)])}"

    async def _fetch_in_view(self) -> None:
        await self._fetch(self._asked[: PAGES[self._page]])

    async def _fetch(self, addresses: Iterable[str], **headers: str) -> None:
        wanted = [address for address in addresses if address not in self._has]
        await asyncio.gather(*(self._get(address, **headers) for address in wanted))
        self._has.update(wanted)

    def _ask_for_rest(self) -> None:
        async def ask(addresses: list[str]) -> None:
            await asyncio.sleep(NEAR)
            await self._fetch(addresses[: PAGES[self._page] + 1])
            await asyncio.sleep(LATER - NEAR)
            await self._fetch(addresses, **{"X-Out-Of-View": "1"})

        self._rest = asyncio.create_task(ask(self._asked))

    def _leave_rest(self) -> None:
        """A page that asks for something else does without what was still on its way. Raises what went wrong of it."""
        rest, self._rest = self._rest, None
        if rest and rest.done():
            rest.result()
        elif rest:
            rest.cancel()


class OfDash(Visitor):
    """Somebody who looks at the page in Dash: its callback, as its program asks for it."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self._callback: dict[str, object] = {}

    async def open(self, page: str = "") -> float:
        """The page, what it is made of, and its first callback."""
        began = time.monotonic()
        await self._get("/")
        await self._get("/_dash-layout")
        (found,) = (await self._get("/_dash-dependencies")).json()
        parts = [part.rpartition(".") for part in found["output"].strip(".").split("...")]
        outputs = [{"id": name, "property": what} for name, _dot, what in parts]
        self._callback = {"output": found["output"], "outputs": outputs}
        await self.choose(())
        return time.monotonic() - began

    async def choose(self, regions: Sequence[str]) -> float:
        """As a click into the filter does."""
        began = time.monotonic()
        said = [{"id": "regions", "property": "value", "value": list(regions)}]
        asked = {**self._callback, "inputs": said, "changedPropIds": ["regions.value"]}
        answer = await self._client.post("/_dash-update-component", json=asked)
        if answer.status_code != 200:
            raise Failed(f"{answer.status_code} of Dash")
        return time.monotonic() - began
