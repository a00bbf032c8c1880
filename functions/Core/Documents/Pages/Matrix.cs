namespace Nianbao.Documents.Pages;

/// <summary>How coordinates of a part of a page become those of the page: (x, y) becomes (ax + cy + e, bx + dy + f).</summary>
internal readonly record struct Matrix(double A, double B, double C, double D, double E, double F)
{
    public static Matrix Same { get; } = new(1, 0, 0, 1, 0, 0);

    public (double X, double Y) Apply(double x, double y) => ((A * x) + (C * y) + E, (B * x) + (D * y) + F);

    /// <summary>A direction and length: without what moves the whole.</summary>
    public (double X, double Y) Direct(double x, double y) => ((A * x) + (C * y), (B * x) + (D * y));

    /// <summary>First this one, then the other.</summary>
    public Matrix Then(Matrix other) => new(
        (A * other.A) + (B * other.C), (A * other.B) + (B * other.D), (C * other.A) + (D * other.C), (C * other.B) + (D * other.D),
        (E * other.A) + (F * other.C) + other.E, (E * other.B) + (F * other.D) + other.F);
}
