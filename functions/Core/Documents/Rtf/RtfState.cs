namespace Nianbao.Documents.Rtf;

/// <summary>Where the text of a group goes.</summary>
internal enum RtfTarget
{
    /// <summary>Into the document.</summary>
    Text,

    /// <summary>Nowhere: pictures, styles, headers, instructions of fields.</summary>
    Nowhere,

    /// <summary>It is the printed number of a list.</summary>
    ListNumber,

    /// <summary>It names fonts.</summary>
    Fonts,
}

/// <summary>What a group inherits from the one around it.</summary>
internal struct RtfState
{
    public RtfTarget Target;

    /// <summary>The group is a text box: what follows it goes on behind.</summary>
    public bool IsBox;

    /// <summary>The group describes a row of a table within a cell.</summary>
    public bool IsInnerRow;

    public bool IsHidden;
    public bool IsDeleted;
    public bool IsStruck;
    public bool IsRaised;
    public int Font;

    /// <summary>How many characters behind one in Unicode stand for programs that cannot read it.</summary>
    public int Substitutes;

    public readonly bool IsShown => Target == RtfTarget.Text && !IsHidden && !IsDeleted && !IsStruck;

    /// <summary>Takes a word that says how characters look; false when it says something else.</summary>
    public bool Take(string word, int? number)
    {
        var isOn = number != 0;
        switch (word)
        {
            case "plain":
                IsHidden = IsDeleted = IsStruck = IsRaised = false;
                return false;
            case "v":
                IsHidden = isOn;
                return true;
            case "deleted":
                IsDeleted = isOn;
                return true;
            case "strike" or "striked":
                IsStruck = isOn;
                return true;
            case "super":
                IsRaised = isOn;
                return true;
            case "up":
                IsRaised = number is null or > 0;
                return true;
            case "nosupersub" or "sub" or "dn":
                IsRaised = false;
                return true;
            default:
                return false;
        }
    }
}
