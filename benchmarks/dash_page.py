"""The same in Dash, to hold the pages against: the townships' filter, four figures, four charts, by the same exhibits.

python -m benchmarks.dash_page PORT serves it over the file that COUNTY_DATABASE names.
"""

import sys

import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html

import queries
from exhibits import EXHIBITS, Filters
from pictures import Canvas

CHARTS = ("completion_ranking", "completion_curve", "growth_ranking", "completion_forecast")
MONTH = queries.run("months")[0]["month"]
REGIONS = [row["region"] for row in queries.run("regions_of_county") if row["level"] in ("镇乡", "园区")]
CONFIG = {"displayModeBar": False}

app = Dash(__name__, serve_locally=True)
app.layout = html.Div(
    [
        dcc.Dropdown(REGIONS, multi=True, id="regions"),
        html.H2(id="finding"),
        html.Div(id="figures", style={"display": "flex", "gap": "2rem"}),
        html.Div(
            [dcc.Graph(id=name, config=CONFIG) for name in CHARTS],
            style={"display": "grid", "gridTemplateColumns": "1fr 1fr"},
        ),
    ]
)


@app.callback(
    Output("finding", "children"),
    Output("figures", "children"),
    *(Output(name, "figure") for name in CHARTS),
    Input("regions", "value"),
)
def draw(regions):
    """Everything on the page under the chosen townships."""
    filters = Filters(MONTH, tuple(regions or ()))
    short = EXHIBITS["meeting_in_short"].make(filters)
    figures = [html.Div([html.Small(card.label), html.H3(card.value)]) for card in short.picture.cards[:4]]
    charts = [go.Figure(EXHIBITS[name].make(filters).picture.figure(Canvas(height=420))) for name in CHARTS]
    return f"{' '.join(filters.regions)} {short.headline}", figures, *charts


if __name__ == "__main__":
    app.run(port=int(sys.argv[1]), debug=False)
