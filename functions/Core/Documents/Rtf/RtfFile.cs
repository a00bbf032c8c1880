using System.Buffers;
using Nianbao.Intake;

namespace Nianbao.Documents.Rtf;

/// <summary>
/// Reads Rich Text Format: text, tables with merged cells and tables within cells, printed numbers of lists, text boxes. Hidden, deleted and
/// struck-through text is left out; pictures, objects, styles, headers and footnotes are passed over.
/// </summary>
internal sealed class RtfFile
{
    private static readonly HashSet<string> s_passedOver =
    [
        "colortbl", "stylesheet", "info", "pict", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "footnote",
        "annotation", "atnid", "atnauthor", "listtable", "listoverridetable", "revtbl", "fldinst", "bkmkstart", "bkmkend", "nonesttables", "filetbl", "private",
        "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "nonshppict", "objdata", "objclass", "objname", "xe", "tc", "txe", "rxe", "sp", "generator",
        "pnseclvl", "listname", "template", "upr",
    ];

    /// <summary>Groups that programs may pass over when they do not know them, and this one knows.</summary>
    private static readonly HashSet<string> s_known = ["shpinst", "nesttableprops", "shptxt"];

    private static readonly Dictionary<string, char> s_signs = new()
    {
        ["tab"] = ' ', ["line"] = '\n', ["column"] = '\n', ["softline"] = '\n', ["emdash"] = '—', ["endash"] = '–', ["lquote"] = '‘', ["rquote"] = '’', ["ldblquote"] = '“',
        ["rdblquote"] = '”', ["bullet"] = '•', ["emspace"] = ' ', ["enspace"] = ' ', ["qmspace"] = ' ', ["nestcellsep"] = ' ',
    };

    private readonly RtfTokens _tokens;
    private readonly ReadBudget _budget;
    private readonly RtfFonts _fonts = new();
    private readonly Stack<RtfState> _outer = new();
    private readonly Stack<RtfParagraph> _around = new();
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private RtfParagraph _paragraph;
    private RtfState _state = new() { Substitutes = 1 };
    private int _skip;
    private bool _isOptional;

    private RtfFile(ReadOnlyMemory<byte> content, Content body)
    {
        (_tokens, _budget, _paragraph) = (new(content), body.Budget, new(body));
    }

    /// <summary>Throws <see cref="InvalidDataException"/> when the file is damaged or does not end.</summary>
    public static ReportDocument Read(ReadOnlyMemory<byte> content, ReadBudget budget)
    {
        var body = new Content(budget);
        new RtfFile(content, body).Read();
        return DocumentAssembly.Of(FileKind.Rtf, body, []);
    }

    private void Read()
    {
        RtfToken token;
        while ((token = _tokens.Next()) != RtfToken.End)
        {
            Take(token);
            if (token == RtfToken.GroupEnd && _outer.Count == 0)
            {
                _paragraph.Finish();
                return;
            }
        }

        throw new InvalidDataException("The file ends within a group.");
    }

    private void Take(RtfToken token)
    {
        if (token != RtfToken.Byte)
        {
            Flush();
        }

        switch (token)
        {
            case RtfToken.GroupBegin:
                Open();
                break;
            case RtfToken.GroupEnd:
                Close();
                break;
            case RtfToken.Byte when _skip > 0:
                _skip--;
                break;
            case RtfToken.Byte:
                _bytes.Write([_tokens.Value]);
                break;
            case RtfToken.Symbol:
                TakeSymbol((char)_tokens.Value);
                break;
            case RtfToken.Word when _skip > 0 && _tokens.Word != "u":
                _skip--;
                break;
            case RtfToken.Word:
                TakeWord(_tokens.Word, _tokens.Number);
                _isOptional = false;
                break;
        }
    }

    private void Open()
    {
        _outer.Push(_state);
        if (_outer.Count > _budget.Limits.RtfDepth)
        {
            throw LimitExceededException.Of("文件内部的嵌套层数", _budget.Limits.RtfDepth, "层");
        }

        (_skip, _isOptional, _state.IsBox) = (0, false, false);
    }

    private void Close()
    {
        if (_state.IsBox)
        {
            _paragraph.Finish();
            var box = _paragraph.Into;
            _paragraph = _around.Pop();
            _paragraph.Aside.Add(box);
        }

        _state = _outer.TryPop(out var outer) ? outer : throw new InvalidDataException("A group ends that did not begin.");
        _skip = 0;
    }

    private void TakeSymbol(char symbol)
    {
        switch (symbol)
        {
            case '*':
                _isOptional = true;
                break;
            case '~':
                Append('\u00A0');
                break;
            case '_':
                Append('-');
                break;
            case '\r' or '\n' when _state.Target == RtfTarget.Text:
                _paragraph.Take("par", null);
                break;
        }
    }

    private void TakeWord(string word, int? number)
    {
        if (_state.Target == RtfTarget.Nowhere)
        {
            return;
        }

        if (s_passedOver.Contains(word) || (_isOptional && !s_known.Contains(word)))
        {
            _state.Target = RtfTarget.Nowhere;
        }
        else if (_state.Target == RtfTarget.Fonts)
        {
            _fonts.Define(word, number);
        }
        else if (s_signs.TryGetValue(word, out var sign))
        {
            Append(sign);
        }
        else if (!_state.Take(word, number) && !(_state.Target == RtfTarget.Text && ((_state.IsInnerRow ? _paragraph.InnerRow : _paragraph.Row).Take(word, number) || _paragraph.Take(word, number))))
        {
            TakeOther(word, number);
        }
    }

    private void TakeOther(string word, int? number)
    {
        switch (word)
        {
            case "u" when number is { } code:
                Append(unchecked((char)code));
                _skip = _state.Substitutes;
                break;
            case "uc":
                _state.Substitutes = Math.Clamp(number ?? 1, 0, 10);
                break;
            case "f":
                _state.Font = number ?? 0;
                break;
            case "deff":
                _fonts.Default = _state.Font = number ?? 0;
                break;
            case "plain":
                _state.Font = _fonts.Default;
                break;
            case "ansicpg":
                _fonts.Use(number ?? 1252);
                break;
            case "fonttbl":
                _state.Target = RtfTarget.Fonts;
                break;
            case "listtext" or "pntext":
                _state.Target = RtfTarget.ListNumber;
                break;
            case "nesttableprops":
                _state.IsInnerRow = true;
                break;
            case "shptxt" when !_state.IsBox:
                _around.Push(_paragraph);
                _paragraph = new(new(_budget));
                _state.IsBox = true;
                break;
        }
    }

    // A character may be two bytes, of which the second looks like a letter: bytes are decoded together.
    private void Flush()
    {
        if (_bytes.WrittenCount > 0)
        {
            Append(_fonts.Of(_state.Font).GetString(_bytes.WrittenSpan));
            _bytes.ResetWrittenCount();
        }
    }

    private void Append(char character) => Append(character.ToString());

    private void Append(string text)
    {
        if (_state.Target == RtfTarget.ListNumber)
        {
            _paragraph.Number.Append(text);
        }
        else if (_state.IsShown)
        {
            _paragraph.Text.Append(_state.IsRaised ? Superscript.Of(text) : text);
            _budget.Room(_paragraph.Text.Length);
        }
    }
}
