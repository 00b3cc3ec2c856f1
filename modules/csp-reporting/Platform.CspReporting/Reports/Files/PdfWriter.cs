using System.Globalization;
using System.Text;

namespace Platform.CspReporting.Reports.Files;

/// <summary>
/// Writes a report as a tagged PDF (ISO 32000-1): headings, paragraphs, lists and tables are named for screen readers, header cells
/// stand on every page that a table runs over, and the same report gives the same bytes. The fonts are those that every reader has, so
/// none has to be installed on the server.
/// </summary>
internal sealed class PdfWriter
{
    private const double Width = 595, Height = 842, Margin = 50, Bottom = 60;
    private const double TextWidth = Width - (2 * Margin);

    private readonly ReportDocument document;
    private readonly List<StringBuilder> pages = [];
    private readonly List<List<int>> tagsOfPages = [];
    private readonly List<(string Kind, int Parent, int Page, int Mark, string Attributes)> tags = [("Document", -1, -1, -1, "")];
    private double y;

    private PdfWriter(ReportDocument document) => this.document = document;

    private StringBuilder Page => pages[^1];

    /// <summary>The file.</summary>
    public static byte[] Write(ReportDocument document)
    {
        var writer = new PdfWriter(document);
        writer.NewPage();
        writer.Text("H1", document.Title, 20, isBold: true, 4);
        writer.Text("P", document.Subtitle, 11, isBold: false, 10);
        var list = -1;
        foreach (var block in document.Blocks)
        {
            if (block is not BulletBlock)
                list = -1;
            switch (block)
            {
                case HeadingBlock heading: writer.Heading(heading.Text); break;
                case ParagraphBlock paragraph: writer.Text("P", paragraph.Text, 10, isBold: false, 5); break;
                case NoteBlock note: writer.Text("P", note.Text, 8, isBold: false, 3); break;
                case BulletBlock bullet:
                    if (list < 0)
                        list = writer.Tag("L", 0);
                    writer.Text("LBody", "• " + bullet.Text, 9, isBold: false, 3, writer.Tag("LI", list));
                    break;
                case TableBlock table: writer.Table(table.Table); break;
            }
        }

        return writer.Save();
    }

    private void NewPage()
    {
        pages.Add(new StringBuilder());
        tagsOfPages.Add([]);
        y = Height - Margin;
    }

    private void Need(double space)
    {
        if (y - space < Bottom)
            NewPage();
    }

    private int Tag(string kind, int parent)
    {
        tags.Add((kind, parent, -1, -1, ""));
        return tags.Count - 1;
    }

    // Opens a marked part of the page that belongs to a new tag.
    private void Mark(string kind, int parent, string attributes = "")
    {
        var mark = tagsOfPages[^1].Count;
        tags.Add((kind, parent, pages.Count - 1, mark, attributes));
        tagsOfPages[^1].Add(tags.Count - 1);
        Page.Append(CultureInfo.InvariantCulture, $"/{kind} <</MCID {mark}>> BDC\n");
    }

    private void Heading(string text)
    {
        // Never alone at the foot of a page.
        Need(80);
        y -= 8;
        Text("H2", text, 14, isBold: true, 4);
    }

    private void Text(string kind, string text, double size, bool isBold, double after, int parent = 0)
    {
        var lines = PdfText.Lines(text, size, isBold, TextWidth);
        var leading = size * 1.3;
        for (var first = 0; first < lines.Count;)
        {
            Need(leading);
            var fit = Math.Max(1, (int)((y - Bottom) / leading));
            Mark(kind, parent);
            foreach (var line in lines.Skip(first).Take(fit))
            {
                y -= leading;
                Line(line, Margin, y, size, isBold);
            }

            Page.Append("EMC\n");
            first += fit;
        }

        y -= after;
    }

    private void Table(ReportTable table)
    {
        var columns = table.Columns.Count + 1;
        var size = columns > 6 ? 7.0 : 8.5;
        var leading = size * 1.25;
        var first = columns > 6 ? 120.0 : 180.0;
        var other = (TextWidth - first) / Math.Max(1, columns - 1);
        var tag = Tag("Table", 0);

        IReadOnlyList<IReadOnlyList<string>> Cells(string label, IEnumerable<string> texts, bool isBold)
            => [PdfText.Lines(label, size, isBold, first - 6), .. texts.Select(text => PdfText.Lines(text, size, isBold, other - 6))];

        void Row(IReadOnlyList<IReadOnlyList<string>> cells, bool isHeader, bool isTotal, bool isAgain)
        {
            var height = (cells.Max(cell => cell.Count) * leading) + 5;
            var row = isAgain ? -1 : Tag("TR", tag);
            for (var column = 0; column < cells.Count; column++)
            {
                if (isAgain)
                    Page.Append("/Artifact BMC\n");
                else if (isHeader || column == 0)
                    Mark("TH", row, $"<</O/Table/Scope/{(isHeader ? "Column" : "Row")}>>");
                else
                    Mark("TD", row);
                for (var line = 0; line < cells[column].Count; line++)
                {
                    var text = cells[column][line];
                    var isBold = isHeader || isTotal || column == 0;
                    var x = column == 0 ? Margin : Margin + first + (column * other) - 3 - PdfText.WidthOf(text, size, isBold);
                    Line(text, x, y - ((line + 1) * leading), size, isBold);
                }

                Page.Append("EMC\n");
            }

            y -= height;
            Page.Append(CultureInfo.InvariantCulture, $"/Artifact BMC\n0.5 w 0.7 G {Margin:0.##} {y:0.##} m {Width - Margin:0.##} {y:0.##} l S\nEMC\n");
        }

        double HeightOf(IReadOnlyList<IReadOnlyList<string>> cells) => (cells.Max(cell => cell.Count) * leading) + 5;

        var header = Cells(table.RowHeading, table.Columns, isBold: true);
        Need(HeightOf(header) + (3 * leading));
        Row(header, isHeader: true, isTotal: false, isAgain: false);
        foreach (var each in table.Rows)
        {
            var cells = Cells(each.Label, each.Cells.Select(cell => cell.Text), each.IsTotal);
            if (y - HeightOf(cells) < Bottom)
            {
                NewPage();
                Row(header, isHeader: true, isTotal: false, isAgain: true);
            }

            Row(cells, isHeader: false, each.IsTotal, isAgain: false);
        }

        y -= 6;
    }

    private void Line(string text, double x, double at, double size, bool isBold)
        => Page.Append(CultureInfo.InvariantCulture, $"BT /{(isBold ? "F2" : "F1")} {size:0.##} Tf 0 g {x:0.##} {at:0.##} Td {PdfText.Literal(text)} Tj ET\n");

    private byte[] Save()
    {
        for (var page = 0; page < pages.Count; page++)
        {
            pages[page].Append(CultureInfo.InvariantCulture, $"/Artifact BMC\nBT /F1 8 Tf 0 g {Margin:0.##} 36 Td {PdfText.Literal($"{document.Footer}. Page {page + 1} of {pages.Count}")} Tj ET\nEMC\n");
        }

        // 1 catalog, 2 pages, 3 and 4 fonts, 5 tree of tags, 6 parent tree, 7 information; then two objects a page, then the tags.
        const int firstPage = 8;
        var firstTag = firstPage + (2 * pages.Count);
        List<string> objects =
        [
            "<</Type/Catalog/Pages 2 0 R/Lang(en-GB)/MarkInfo<</Marked true>>/StructTreeRoot 5 0 R/ViewerPreferences<</DisplayDocTitle true>>>>",
            $"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', pages.Select((_, page) => $"{firstPage + (2 * page)} 0 R"))}]>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
            $"<</Type/StructTreeRoot/K {firstTag} 0 R/ParentTree 6 0 R/ParentTreeNextKey {pages.Count}>>",
            $"<</Nums[{string.Join(' ', tagsOfPages.Select((marks, page) => $"{page}[{string.Join(' ', marks.Select(tag => $"{firstTag + tag} 0 R"))}]"))}]>>",
            $"<</Title{PdfText.Literal(document.Title)}/Producer(Platform for the Serious Violence Duty)>>",
        ];
        for (var page = 0; page < pages.Count; page++)
        {
            var content = pages[page].ToString();
            objects.Add(FormattableString.Invariant($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {Width} {Height}]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>/Contents {firstPage + (2 * page) + 1} 0 R/StructParents {page}/Tabs/S>>"));
            objects.Add($"<</Length {content.Length}>>\nstream\n{content}endstream");
        }

        var children = tags.Select((tag, index) => (tag.Parent, index)).ToLookup(each => each.Parent, each => each.index);
        for (var tag = 0; tag < tags.Count; tag++)
        {
            var (kind, parent, page, mark, attributes) = tags[tag];
            var kids = mark >= 0 ? $"/Pg {firstPage + (2 * page)} 0 R/K {mark}" : $"/K[{string.Join(' ', children[tag].Select(child => $"{firstTag + child} 0 R"))}]";
            objects.Add($"<</Type/StructElem/S/{kind}/P {(parent < 0 ? "5" : $"{firstTag + parent}")} 0 R{kids}{(attributes.Length > 0 ? "/A" + attributes : "")}>>");
        }

        var file = new StringBuilder("%PDF-1.7\n");
        List<int> places = [];
        for (var number = 0; number < objects.Count; number++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{number + 1} 0 obj\n{objects[number]}\nendobj\n");
        }

        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            file.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Count + 1}/Root 1 0 R/Info 7 0 R>>\nstartxref\n{start}\n%%EOF\n");
        // Everything above is ASCII: texts are written in hexadecimal.
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
