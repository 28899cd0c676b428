namespace TrackE2E.Driving.Web;

/// <summary>One turn of the wheel as scroll.js asks for it.</summary>
internal sealed class ScrollMove
{
    public double Share { get; set; }

    /// <summary>The share that one pixel is.</summary>
    public double Pixel { get; set; }

    public bool Done { get; set; }

    public bool End { get; set; }

    public double X { get; set; }

    public double Y { get; set; }

    public double Dx { get; set; }

    public double Dy { get; set; }
}
