"""Why a spreadsheet as a whole is not read.

SheetRefusal
 ├─ NotASheet       neither xlsx nor csv
 ├─ SheetEmpty      no heads, or nothing below them
 ├─ TooManyRows
 ├─ TooManyColumns
 ├─ RowsAreBad      a confirmed import that is not right (any more)
 ├─ UploadGone
 └─ FormulaCells
"""

from __future__ import annotations

from xize.registers.refusals import RegisterRefusal


class SheetRefusal(RegisterRefusal):
    """Base class; ``about`` is the file's name."""


class NotASheet(SheetRefusal):
    """Other formats are other programs' affair."""

    code = "not-a-sheet"
    zh = "“{about}”不是可读取的 xlsx 或 csv 文件；请用下载的模板填写，并另存为 xlsx 或 csv。"
    en = "“{about}” is no readable xlsx or csv file; fill in the template and save it as one."


class SheetEmpty(SheetRefusal):
    """Nothing to import."""

    code = "sheet-empty"
    zh = "“{about}”没有数据行；请在表头下面逐行填写后再导入。"
    en = "“{about}” has no rows; fill in rows below the heads and import it again."


class TooManyRows(SheetRefusal):
    """More rows than are read at once."""

    code = "too-many-rows-in-sheet"
    zh = "“{about}”超过 {limit} 行；请拆成几个文件分次导入。"
    en = "“{about}” has more than {limit} rows; split it and import the parts."


class TooManyColumns(SheetRefusal):
    """More columns than any register has."""

    code = "too-many-columns-in-sheet"
    zh = "“{about}”超过 {limit} 列；请只保留模板中的列。"
    en = "“{about}” has more than {limit} columns; keep those of the template."


class RowsAreBad(SheetRefusal):
    """A confirmed import meets rows that are not right (any more): nothing is written."""

    code = "rows-are-bad"
    zh = "“{about}”中有 {count} 处需要改正，没有导入任何一行；请按检查结果修改后重新上传。"
    en = "{count} places of “{about}” need correcting; nothing was imported. Correct and upload it."


class UploadGone(SheetRefusal):
    """Uploads wait seven days to be imported."""

    code = "upload-gone"
    zh = "上传的文件已过保留期；请重新上传并检查。"
    en = "The uploaded file was kept for seven days and is gone; upload and check it again."


class FormulaCells(SheetRefusal):
    """Formulas in a file whose cells are to be typed in."""

    code = "formula-cells"
    zh = "“{about}”的 {places} 等单元格是公式；请选择性粘贴为数值后再上传。"
    en = "Cells of “{about}” hold formulas ({places}); paste them as values and upload it again."
