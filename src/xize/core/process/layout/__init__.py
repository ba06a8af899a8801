"""From a process graph to a picture that people can read.

    picture = lay_out(process, captions={"draft": ("产品部",)}, results={"stopped": "终止"})

The picture reads from top to bottom. Stages are bands; parallel branches stand side by side
between a fork and a join; work alongside has a lane of its own on the right. Gateways are not
drawn: what an outcome leads to is written under the step ("↩ 不同意 → 修改协议"), and a way back
inside one column is also drawn, in a gutter that crosses no text. All lengths are pixels.

Where to look: `picture` (the result), `outline` (one scope as rows, without gateways), `measure`
(widths of Chinese and Latin text), `cards` (one step), `rows` and `scopes` (the recursion),
`wires` (lines inside a scope), `lanes` (work alongside).
"""

from xize.core.process.layout.picture import Band, Bar, Box, Mark, Picture, Text, Wire
from xize.core.process.layout.whole import lay_out

__all__ = ["Band", "Bar", "Box", "Mark", "Picture", "Text", "Wire", "lay_out"]
