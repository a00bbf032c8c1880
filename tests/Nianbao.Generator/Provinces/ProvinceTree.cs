using System.Globalization;
using Nianbao.Store;

namespace Nianbao.Generator.Provinces;

/// <summary>Builds a province: its cities, their counties, the departments of each, and the townships; none of them exists.</summary>
internal sealed class ProvinceTree
{
    private const int CountiesOfCity = 10;
    private const int UnitsOfCounty = 62;

    private readonly ProvincePlan _plan;
    private readonly Random _names;
    private readonly HashSet<string> _places = [];
    private int _made;

    private ProvinceTree(ProvincePlan plan) => (_plan, _names) = (plan, new(plan.Seed));

    public static Unit Of(ProvincePlan plan) => new ProvinceTree(plan).Province();

    private Unit Province()
    {
        var (number, id) = Next("980000");
        var cities = Math.Max(1, _plan.Agencies / ((CountiesOfCity * UnitsOfCounty) + PlaceNames.Departments.Count + 1));
        var departments = Departments("云川省", "980000", AgencyLevel.Province, id, Math.Min(PlaceNames.Departments.Count, _plan.Agencies / 20));
        List<Unit> under = [.. departments];
        for (var city = 1; city <= cities; city++)
        {
            under.Add(City(city, id, (_plan.Agencies - _made) / (cities - city + 1)));
        }

        return new(number, new(id, "云川省人民政府", [], "980000", AgencyKind.Government, AgencyLevel.Province, true, null, "政务公开办公室 010-55550000"), under);
    }

    /// <summary>A city of so many agencies, itself included.</summary>
    private Unit City(int city, string province, int agencies)
    {
        var region = string.Create(CultureInfo.InvariantCulture, $"98{city:00}00");
        var last = _made + agencies;
        var (name, (number, id)) = (Place("市"), Next(region));
        List<Unit> under = [.. Departments(name, region, AgencyLevel.City, id, Math.Min(PlaceNames.Departments.Count, agencies / 12))];
        var counties = Math.Clamp((last - _made) / UnitsOfCounty, 1, 79);
        for (var county = 1; county <= counties && _made < last; county++)
        {
            under.Add(County(city, county, id, (last - _made) / (counties - county + 1)));
        }

        return new(number, Government(id, name, region, AgencyLevel.City, province, hasRulemakingPower: true), under);
    }

    private Unit County(int city, int county, string parent, int agencies)
    {
        var region = string.Create(CultureInfo.InvariantCulture, $"98{city:00}{county + 20:00}");
        var (name, (number, id)) = (Place(county % 3 == 0 ? "区" : "县"), Next(region));
        var departments = Math.Min(PlaceNames.Departments.Count, (agencies - 1) * 3 / 4);
        List<Unit> under = [.. Departments(name, region, AgencyLevel.County, id, departments)];
        while (under.Count < agencies - 1)
        {
            under.Add(Township(name, region, id));
        }

        return new(number, Government(id, name, region, AgencyLevel.County, parent, hasRulemakingPower: false), under);
    }

    private Unit Township(string county, string region, string parent)
    {
        var (number, id) = Next(region);
        var name = county + Place(_names.Next(4) switch { 0 => "街道办事处", 1 => "乡人民政府", _ => "镇人民政府" });
        return new(number, new(id, name, [], region, AgencyKind.Township, AgencyLevel.Township, false, parent, Contact(number)), []);
    }

    private IEnumerable<Unit> Departments(string place, string region, AgencyLevel level, string parent, int count)
    {
        foreach (var department in PlaceNames.Departments.Take(count))
        {
            var (number, id) = Next(region);
            var former = _names.Next(1000) < _plan.Renamed ? place + department.Former : null;
            yield return new(
                number, new(id, place + NameAt(level, department.Name), former is null ? [] : [former], region, AgencyKind.Department, level, false, parent, Contact(number)), []);
        }
    }

    private static string NameAt(AgencyLevel level, string department) =>
        level == AgencyLevel.Province && department[^1] == '局' ? $"{department[..^1]}厅" : department;

    private static Agency Government(string id, string place, string region, AgencyLevel level, string parent, bool hasRulemakingPower) =>
        new(id, $"{place}人民政府", [], region, AgencyKind.Government, level, hasRulemakingPower, parent, "政务公开科 010-55550100");

    private static string Contact(int number) => string.Create(CultureInfo.InvariantCulture, $"办公室 010-{55600000 + number}");

    private (int Number, string Id) Next(string region) => (_made, MadeUpCode.Of(region, _made++));

    /// <summary>A name that no other place of the province has; a syllable longer where the short ones are taken.</summary>
    private string Place(string suffix)
    {
        var name = PlaceNames.Of(_names);
        while (!_places.Add(name + suffix))
        {
            name += PlaceNames.Syllable(_names);
        }

        return name + suffix;
    }
}
