using Platform.Kernel.Data;

namespace Platform.CaseManagement.Notices.Import;

/// <summary>
/// A file of notices on its way in. Its rows are kept in parts and a cursor says how far they are imported, so that work goes
/// on where it stopped, whatever stopped it. When all is in, the rows are deleted and the figures stay.
/// </summary>
internal sealed class NoticeImport : AggregateRoot
{
    /// <summary>Rows of one part: one transaction.</summary>
    public const int RowsPerPart = 500;

    /// <summary>Errors that are kept to be shown; all are counted.</summary>
    public const int ErrorsKept = 1000;

    private NoticeImport()
    {
    }

    public NoticeImport(Guid id, string fileName, string sha256, IReadOnlyList<string> header, Guid? uploadedBy, string uploadedByName, string areas) : base(id)
    {
        FileName = fileName.Length > 200 ? fileName[^200..] : fileName;
        Sha256 = sha256;
        Header = string.Join('\u001f', header);
        UploadedBy = uploadedBy;
        UploadedByName = uploadedByName;
        Areas = areas;
    }

    /// <summary>Stands for every area in <see cref="Areas"/>.</summary>
    public const string AllAreas = "*";

    public string FileName { get; private set; } = "";

    public string Sha256 { get; private set; } = "";

    /// <summary>The file's columns in their order.</summary>
    public string Header { get; private set; } = "";

    public Guid? UploadedBy { get; private set; }

    public string UploadedByName { get; private set; } = "";

    /// <summary>The areas that the person may import for, by commas: rows of others are errors.</summary>
    public string Areas { get; private set; } = "";

    public ImportStatus Status { get; private set; }

    public int RowCount { get; private set; }

    public int RowsWithErrors { get; private set; }

    public int ErrorCount { get; private set; }

    public int Parts { get; private set; }

    /// <summary>The next part to import, from nought.</summary>
    public int NextPart { get; private set; }

    /// <summary>Rows that have been gone through.</summary>
    public int RowsDone { get; private set; }

    public int RowsImported { get; private set; }

    /// <summary>Rows whose agency and reference were on the record already.</summary>
    public int RowsThereAlready { get; private set; }

    public DateTime? FinishedUtc { get; private set; }

    public IReadOnlyList<string> Columns => Header.Split('\u001f');

    public int GoodRows => RowCount - RowsWithErrors;

    public int Percent => RowCount == 0 ? 100 : (int)(100L * RowsDone / RowCount);

    public bool MayImport(string areaCode) => Areas == AllAreas || Areas.Split(',').Contains(areaCode, StringComparer.Ordinal);

    public NoticeImportPart AddPart(string rows, int rowCount, int rowsWithErrors, int errorCount)
    {
        RowCount += rowCount;
        RowsWithErrors += rowsWithErrors;
        ErrorCount += errorCount;
        return new NoticeImportPart(Id, Parts++, rowCount, rows);
    }

    public void UploadIsComplete() => Status = ImportStatus.Checked;

    public void Start() => Status = ImportStatus.Importing;

    public void Cancel() => Status = ImportStatus.Cancelled;

    public void PartIsDone(int rows, int imported, int thereAlready, DateTime nowUtc)
    {
        NextPart++;
        RowsDone += rows;
        RowsImported += imported;
        RowsThereAlready += thereAlready;
        if (NextPart < Parts)
            return;
        Status = ImportStatus.Completed;
        FinishedUtc = nowUtc;
    }
}

/// <summary>Where a file of notices stands.</summary>
internal enum ImportStatus
{
    /// <summary>On its way in; if it stays so, the upload broke off.</summary>
    Uploading,

    /// <summary>The dry run is done: somebody decides.</summary>
    Checked,

    Importing,

    Completed,

    Cancelled,
}

/// <summary>Some rows of a file, as they stand in it.</summary>
internal sealed class NoticeImportPart(Guid importId, int number, int rowCount, string rows)
{
    public Guid ImportId { get; private set; } = importId;

    public int Number { get; private set; } = number;

    public int RowCount { get; private set; } = rowCount;

    /// <summary>JSON of <see cref="FileRow"/>s.</summary>
    public string Rows { get; private set; } = rows;
}

/// <summary>What is wrong in one cell of a file.</summary>
internal sealed class NoticeImportError(Guid id, Guid importId, int row, string column, string message)
{
    public Guid Id { get; private set; } = id;

    public Guid ImportId { get; private set; } = importId;

    /// <summary>As a spreadsheet counts: the header is row 1.</summary>
    public int Row { get; private set; } = row;

    public string Column { get; private set; } = column;

    public string Message { get; private set; } = message;
}

/// <summary>One row of a file.</summary>
/// <param name="Number">As a spreadsheet counts: the header is row 1.</param>
/// <param name="Cells">As they stand in the file.</param>
internal sealed record FileRow(int Number, IReadOnlyList<string> Cells);
