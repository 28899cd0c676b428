using System.Text;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;
using TrackE2E.Core.Decoding;
using TrackE2E.Core.Plans.Importing;

namespace TrackE2E.Cli.Plan.Sheets;

/// <summary>The cells of one worksheet or CSV file, as text.</summary>
internal sealed record SheetTable(string Name, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Every worksheet of a file; merged cells hold their value in each of their rows.</summary>
    /// <exception cref="ImportException">It is neither xlsx nor csv, or cannot be read.</exception>
    public static IReadOnlyList<SheetTable> ReadAll(string file)
    {
        if (!File.Exists(file))
            throw new ImportException(($"there is no file {file}", $"没有文件 {file}"), ("mend the path", "修正路径"));
        try
        {
            if (file.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
                return [.. MiniExcel.GetSheetNames(file).Select(name => new SheetTable(name, Excel(file, name)))];
            return [new SheetTable(Path.GetFileNameWithoutExtension(file), Csv.Parse(Text(File.ReadAllBytes(file))))];
        }
        catch (InvalidDataException refused) when (file.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
        {
            throw new ImportException(
                ($"{file} is no Excel workbook, or is damaged", $"{file} 不是 Excel 工作簿，或已损坏"), ("save the sheet as .xlsx, or as .csv in UTF-8", "把表格另存为 .xlsx，或 UTF-8 编码的 .csv"), refused);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException)
        {
            throw new ImportException(
                ($"{file} cannot be read: {refused.Message}", $"无法读取 {file}：{refused.Message}"), ("save the sheet as .xlsx, or as .csv in UTF-8", "把表格另存为 .xlsx，或 UTF-8 编码的 .csv"), refused);
        }
    }

    private static List<IReadOnlyList<string>> Excel(string file, string sheet) =>
    [
        .. MiniExcel.Query(file, useHeaderRow: false, sheetName: sheet, configuration: new OpenXmlConfiguration { FillMergedCells = true })
            .Select(row => (IReadOnlyList<string>)[.. ((IDictionary<string, object?>)row).Values.Select(Cell)]),
    ];

    private static string Cell(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    // Excel in Chinese writes CSV in GBK, and "Unicode text" in UTF-16
    private static string Text(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(ByteOrderMark.Strip(bytes).Span);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(bytes);
        }
    }
}
