using static Nianbao.Forms.Form2014;

namespace Nianbao.Forms;

/// <summary>
/// Shandong's overlay on generation A: fourteen sections, 86 rows. The province's own document was not found; the rows are those of
/// its agencies' published reports, which print under the table: 各子栏目数总数要等于总栏目数量.
/// </summary>
public static class Form2014Shandong
{
    /// <summary>The national form with Shandong's rows.</summary>
    public static FormDefinition Definition { get; } = Define("A-SD", "2014年表式（山东省增行）", "国办发〔2014〕32号，山东省增行", Overlay());

    private static List<FormRow> Overlay() =>
        new RowOverlay(Form2014.Rows)
            .Relabel("hdr_response", "二、回应解读情况（不同方式回应同一热点或舆情计1次）")
            .InsertAfter("req_received_mail",
            [
                Row("req_received_other", "req_received_total", "件", "5.其他形式", "其他形式申请数", "其他方式申请数"),
            ])
            .Relabel("complaint_total", "六、被举报投诉数量", "举报投诉数量")
            .Remove("reading_point_count")
            .InsertAfter("complaint_total",
            [
                Row("complaint_upheld",          "complaint_total", "件", "（一）维持具体行政行为数"),
                Row("complaint_corrected",       "complaint_total", "件", "（二）被纠错数"),
                Row("complaint_other",           "complaint_total", "件", "（三）其他情形数"),
                Row("sd_deposit_total",          null, "条", "七、向图书馆、档案馆等查阅场所报送信息数"),
                Row("sd_deposit_paper",          "sd_deposit_total", "条", "（一）纸质文件数"),
                Row("sd_deposit_electronic",     "sd_deposit_total", "条", "（二）电子文件数"),
                Row("sd_site_total",             null, "个", "八、开通政府信息公开网站（或设立门户网站信息公开专栏）数"),
                Row("sd_site_city",              "sd_site_total", "个", "（一）市政府及其部门门户网站"),
                Row("sd_site_county",            "sd_site_total", "个", "（二）县（市、区）政府门户网站"),
                Row("sd_site_township",          "sd_site_total", "个", "（三）乡镇政府（街道办事处）门户网站"),
                Header("hdr_sd_gazette",            null, "九、政府公报发行量"),
                Row("sd_gazette_issues",         "hdr_sd_gazette", "期", "（一）公报发行期数"),
                Row("sd_gazette_copies",         "hdr_sd_gazette", "份", "（二）公报发行总份数"),
                Row("reading_point_count",       null, "个", "十、设置政府信息查阅点数", "设置政府信息公开查阅点数"),
                Row("sd_reading_point_city",     "reading_point_count", "个", "（一）市政府及其部门"),
                Row("sd_reading_point_county",   "reading_point_count", "个", "（二）县（市、区）政府及其部门"),
                Row("sd_reading_point_township", "reading_point_count", "个", "（三）乡镇政府（街道办事处）"),
                Row("sd_visitor_total",          null, "次", "十一、查阅点接待人数"),
                Row("sd_visitor_city",           "sd_visitor_total", "次", "（一）市政府及其部门"),
                Row("sd_visitor_county",         "sd_visitor_total", "次", "（二）县（市、区）政府及其部门"),
                Row("sd_visitor_township",       "sd_visitor_total", "次", "（三）乡镇政府（街道办事处）"),
            ])
            .Relabel("request_fee_wan", "十二、依申请公开信息收取的费用")
            .Relabel("hdr_capacity", "十三、机构建设和保障经费情况")
            .Relabel("staff_total", "（二）从事政府信息公开工作人员数")
            .Relabel("dedicated_budget_wan", "（三）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）")
            .Relabel("hdr_meeting", "十四、政府信息公开会议和培训情况")
            .Rows;
}
