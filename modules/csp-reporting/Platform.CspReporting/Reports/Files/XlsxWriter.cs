using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Platform.CspReporting.Reports.Files;

/// <summary>
/// Writes the tables of a report as a workbook (Office Open XML, ECMA-376): a sheet for each table, numbers as numbers and marks of hidden
/// counts as text. The same report gives the same bytes.
/// </summary>
internal static class XlsxWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const int LongestSheetName = 31;

    // Archives hold times of two seconds from 1980 on; a fixed one keeps the bytes the same.
    private static readonly DateTimeOffset Stamp = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The workbook.</summary>
    public static byte[] Write(ReportDocument document)
    {
        var tables = document.Tables.ToList();
        var names = Names(tables);
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(archive, "[Content_Types].xml", xml =>
            {
                xml.WriteStartElement("Types", Types);
                Element(xml, Types, "Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
                Element(xml, Types, "Default", ("Extension", "xml"), ("ContentType", "application/xml"));
                Element(xml, Types, "Override", ("PartName", "/xl/workbook.xml"), ("ContentType", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"));
                Element(xml, Types, "Override", ("PartName", "/xl/styles.xml"), ("ContentType", "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"));
                for (var sheet = 0; sheet <= tables.Count; sheet++)
                    Element(xml, Types, "Override", ("PartName", $"/xl/worksheets/sheet{sheet + 1}.xml"), ("ContentType", "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"));
                xml.WriteEndElement();
            });
            Part(archive, "_rels/.rels", xml =>
            {
                xml.WriteStartElement("Relationships", PackageRelations);
                Element(xml, PackageRelations, "Relationship", ("Id", "rId1"), ("Type", Relations + "/officeDocument"), ("Target", "xl/workbook.xml"));
                xml.WriteEndElement();
            });
            Part(archive, "xl/workbook.xml", xml =>
            {
                xml.WriteStartElement("workbook", Main);
                xml.WriteAttributeString("xmlns", "r", null, Relations);
                xml.WriteStartElement("sheets", Main);
                for (var sheet = 0; sheet <= tables.Count; sheet++)
                {
                    xml.WriteStartElement("sheet", Main);
                    xml.WriteAttributeString("name", names[sheet]);
                    xml.WriteAttributeString("sheetId", Number(sheet + 1));
                    xml.WriteAttributeString("r", "id", Relations, $"rId{sheet + 1}");
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
                xml.WriteEndElement();
            });
            Part(archive, "xl/_rels/workbook.xml.rels", xml =>
            {
                xml.WriteStartElement("Relationships", PackageRelations);
                for (var sheet = 0; sheet <= tables.Count; sheet++)
                    Element(xml, PackageRelations, "Relationship", ("Id", $"rId{sheet + 1}"), ("Type", Relations + "/worksheet"), ("Target", $"worksheets/sheet{sheet + 1}.xml"));
                Element(xml, PackageRelations, "Relationship", ("Id", $"rId{tables.Count + 2}"), ("Type", Relations + "/styles"), ("Target", "styles.xml"));
                xml.WriteEndElement();
            });
            Part(archive, "xl/styles.xml", WriteStyles);
            Part(archive, "xl/worksheets/sheet1.xml", xml => WriteText(xml, document));
            for (var table = 0; table < tables.Count; table++)
            {
                var written = tables[table];
                Part(archive, $"xl/worksheets/sheet{table + 2}.xml", xml => WriteTable(xml, written));
            }
        }

        return bytes.ToArray();
    }

    // Style 0 is plain, 1 is bold, 2 a whole number with thousands, 3 a number as it is.
    private static void WriteStyles(XmlWriter xml)
    {
        xml.WriteStartElement("styleSheet", Main);
        xml.WriteRaw("<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Arial\"/></font><font><b/><sz val=\"11\"/><name val=\"Arial\"/></font></fonts>"
            + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
            + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
            + "<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
            + "<xf numFmtId=\"3\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs>");
        xml.WriteEndElement();
    }

    // The first sheet says what the workbook is, and everything that stands around the tables.
    private static void WriteText(XmlWriter xml, ReportDocument document)
    {
        Sheet(xml, 1, rows =>
        {
            rows.Add([(document.Title, null, 1)]);
            rows.Add([(document.Subtitle, null, 0)]);
            foreach (var block in document.Blocks)
            {
                switch (block)
                {
                    case HeadingBlock heading: rows.Add([(heading.Text, null, 1)]); break;
                    case ParagraphBlock paragraph: rows.Add([(paragraph.Text, null, 0)]); break;
                    case BulletBlock bullet: rows.Add([(bullet.Text, null, 0)]); break;
                    case NoteBlock note: rows.Add([(note.Text, null, 0)]); break;
                }
            }
        });
    }

    private static void WriteTable(XmlWriter xml, ReportTable table)
        => Sheet(xml, table.Columns.Count, rows =>
        {
            rows.Add([(table.RowHeading, null, 1), .. table.Columns.Select(column => (column, (decimal?)null, 1))]);
            foreach (var row in table.Rows)
            {
                rows.Add([(row.Label, null, row.IsTotal ? 1 : 0),
                    .. row.Cells.Select(cell => (cell.Text, cell.Value, cell.Value is { } number && number == decimal.Truncate(number) && !cell.Text.Contains('.', StringComparison.Ordinal) ? 2 : cell.Value is null ? 0 : 3))]);
            }
        });

    private static void Sheet(XmlWriter xml, int wideColumns, Action<List<List<(string Text, decimal? Number, int Style)>>> fill)
    {
        List<List<(string Text, decimal? Number, int Style)>> rows = [];
        fill(rows);
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("cols", Main);
        Element(xml, Main, "col", ("min", "1"), ("max", "1"), ("width", "60"), ("customWidth", "1"));
        Element(xml, Main, "col", ("min", "2"), ("max", Number(Math.Max(2, wideColumns + 1))), ("width", "22"), ("customWidth", "1"));
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData", Main);
        for (var row = 0; row < rows.Count; row++)
        {
            xml.WriteStartElement("row", Main);
            xml.WriteAttributeString("r", Number(row + 1));
            for (var column = 0; column < rows[row].Count; column++)
            {
                var (text, number, style) = rows[row][column];
                xml.WriteStartElement("c", Main);
                xml.WriteAttributeString("r", $"{Letters(column)}{Number(row + 1)}");
                xml.WriteAttributeString("s", Number(style));
                if (number is { } value)
                {
                    xml.WriteElementString("v", Main, value.ToString(CultureInfo.InvariantCulture));
                }
                else
                {
                    // Text in the cell itself is never read as a formula.
                    xml.WriteAttributeString("t", "inlineStr");
                    xml.WriteStartElement("is", Main);
                    xml.WriteStartElement("t", Main);
                    xml.WriteAttributeString("xml", "space", null, "preserve");
                    xml.WriteString(string.Concat(text.Where(XmlConvert.IsXmlChar)));
                    xml.WriteEndElement();
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static List<string> Names(List<ReportTable> tables)
    {
        List<string> names = ["About"];
        foreach (var table in tables)
        {
            var plain = string.Concat(table.Title.Where(character => character is not (':' or '\\' or '/' or '?' or '*' or '[' or ']' or '\'')));
            var name = plain.Length > LongestSheetName ? plain[..LongestSheetName].TrimEnd() : plain;
            for (var number = 2; names.Contains(name, StringComparer.OrdinalIgnoreCase); number++)
                name = $"{plain[..Math.Min(plain.Length, LongestSheetName - 3)].TrimEnd()} {number}";
            names.Add(name);
        }

        return names;
    }

    private static void Part(ZipArchive archive, string name, Action<XmlWriter> write)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Stamp;
        using var stream = entry.Open();
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false });
        xml.WriteStartDocument(true);
        write(xml);
        xml.WriteEndDocument();
    }

    private static void Element(XmlWriter xml, string space, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name, space);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }

    private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{(char)('A' + (column / 26) - 1)}{(char)('A' + (column % 26))}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
